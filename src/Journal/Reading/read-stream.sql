-- One statement, hence one view of the database: the snapshot, marked by having no kind, and exactly the events after it, in order.
select seq, null as kind, null as occurred_at, null as recorded_at, data from snapshots where stream = $1
union all
select seq, kind, occurred_at, recorded_at, data from journal
where stream = $1 and seq > coalesce((select seq from snapshots where stream = $1), 0)
order by seq
