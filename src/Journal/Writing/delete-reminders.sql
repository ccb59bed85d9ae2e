delete from reminders using unnest($1::text[], $2::text[]) as row (grain, name)
where reminders.grain = row.grain and reminders.name = row.name
