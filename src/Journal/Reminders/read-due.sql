select grain, name, due_at, period, first_due_at from reminders
where due_at <= $1 and partition = any($2)
order by due_at, grain, name limit $3
