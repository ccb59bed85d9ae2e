select end_silo(address) from silos where state <> 'dead' and ($2 or endpoint = $1)
