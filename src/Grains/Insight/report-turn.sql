-- The workspace's reports are read one after the other, on whichever node.
select pg_advisory_xact_lock(hashtextextended('reports/' || $1, 0))
