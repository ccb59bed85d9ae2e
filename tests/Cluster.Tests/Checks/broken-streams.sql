select stream from journal group by stream having min(seq) <> 1 or max(seq) <> count(*)
