-- A contact that was merged stands for the winner.
with recursive meant as (
  select id, merged_into
  from contacts
  where workspace = $1 and id = $2
  union
  select contacts.id, contacts.merged_into
  from meant
  join contacts on contacts.workspace = $1 and contacts.id = meant.merged_into
)
select contacts.view
from meant
join contacts on contacts.workspace = $1 and contacts.id = meant.id
where meant.merged_into is null
  and /*condition*/
