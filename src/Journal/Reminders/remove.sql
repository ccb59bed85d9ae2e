delete from reminders where grain = $1 and name = $2
