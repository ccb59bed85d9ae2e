select seq, data from snapshots where stream = $1
