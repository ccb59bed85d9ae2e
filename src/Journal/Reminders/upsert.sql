insert into reminders (grain, name, due_at, first_due_at, period, partition)
select $1, $2, $3, $4, $5, $6 where fence($7::text)
on conflict (grain, name) do update
set due_at = excluded.due_at, first_due_at = excluded.first_due_at, period = excluded.period
