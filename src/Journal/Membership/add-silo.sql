insert into silos (address, endpoint, roles, state, software, heartbeat, joined_at, changed_at)
values ($1, $2, $3, 'active', $4, 0, now(), now())
