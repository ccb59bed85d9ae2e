select version, address, heartbeat
from membership left join silos on silos.state <> 'dead'
