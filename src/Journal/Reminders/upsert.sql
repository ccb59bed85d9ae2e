insert into reminders (grain, name, due_at, first_due_at, period, partition) values ($1, $2, $3, $4, $5, $6)
on conflict (grain, name) do update
set due_at = excluded.due_at, first_due_at = excluded.first_due_at, period = excluded.period
