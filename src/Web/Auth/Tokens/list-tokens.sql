select id, name, created_at
from api_tokens
where workspace = $1 and agent = $2
order by created_at desc, id desc
