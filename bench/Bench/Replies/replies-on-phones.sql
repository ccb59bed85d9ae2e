-- What the load generator's agents wrote begins with a number.
select count(*), count(distinct content)
from sandbox_messages
where direction = 'received' and content like '%"r-%'
