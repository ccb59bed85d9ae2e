select id, sequence
from conversations
where workspace = $1
  and /*condition*/
limit $2
