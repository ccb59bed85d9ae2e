delete from silos where state = 'dead' and changed_at < now() - interval '1 day'
