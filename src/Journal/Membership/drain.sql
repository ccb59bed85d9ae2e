update silos set state = 'draining', changed_at = now() where address = $1 and state = 'active'
