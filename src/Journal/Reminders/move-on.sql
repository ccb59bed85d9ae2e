update reminders set due_at = $5 where grain = $1 and name = $2 and due_at = $3 and (select fence($4::text))
