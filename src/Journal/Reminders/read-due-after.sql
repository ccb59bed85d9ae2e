select grain, name, due_at, period, first_due_at from reminders
where due_at <= $1 and partition = any($2) and (due_at, grain, name) > ($4, $5, $6)
order by due_at, grain, name limit $3
