delete from reminders where grain = $1 and name = $2 and (select fence($3::text))
