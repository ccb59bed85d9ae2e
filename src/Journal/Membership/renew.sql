update silos set heartbeat = heartbeat + 1 where address = $1 and state <> 'dead'
