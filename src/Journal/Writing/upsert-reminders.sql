insert into reminders (grain, name, due_at, period)
select grain, name, due_at, period
from unnest($1::text[], $2::text[], $3::timestamptz[], $4::interval[]) as row (grain, name, due_at, period)
on conflict (grain, name) do update set due_at = excluded.due_at, period = excluded.period
