delete from journal_writers where writer = $1 returning batch
