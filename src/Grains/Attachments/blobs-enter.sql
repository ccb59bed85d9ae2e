-- True for a new row: only an updated one has been locked by this transaction.
insert into blobs (workspace, id, size, touched_at)
values ($1, $2, $3, $4)
on conflict (workspace, id) do update set touched_at = greatest(blobs.touched_at, excluded.touched_at)
returning xmax = 0
