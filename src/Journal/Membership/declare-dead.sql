select end_silo(address) from silos where address = $1 and heartbeat = $2 and state <> 'dead'
