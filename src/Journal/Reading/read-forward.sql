select seq, kind, occurred_at, recorded_at, data from journal where stream = $1 and seq > $2 order by seq limit $3
