delete from journal_writers where written_at < now() - interval '30 days'
