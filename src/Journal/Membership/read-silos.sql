select address, roles, state, software, joined_at, heartbeat from silos where state <> 'dead' order by joined_at, address
