select end_silo(address) from silos where address = $1 and state <> 'dead'
