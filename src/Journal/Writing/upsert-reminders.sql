insert into reminders (grain, name, due_at, first_due_at, period, partition)
select grain, name, due_at, due_at, period, partition
from unnest($1::text[], $2::text[], $3::timestamptz[], $4::interval[], $5::smallint[]) as row (grain, name, due_at, period, partition)
on conflict (grain, name) do update
set due_at = excluded.due_at, first_due_at = excluded.first_due_at, period = excluded.period
