select grain, name, due_at, period, first_due_at from reminders where grain = $1 order by name
