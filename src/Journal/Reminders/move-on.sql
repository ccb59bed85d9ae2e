update reminders set due_at = $4 where grain = $1 and name = $2 and due_at = $3
