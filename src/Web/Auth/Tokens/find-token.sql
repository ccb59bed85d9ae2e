select workspace, agent
from api_tokens
where hash = $1
