-- What stands between comment signs is filled in by ContactListStatement.
select contacts.view, contacts.name_key, contacts.id, contacts.members
from contacts
where contacts.workspace = $1
  and (contacts.name_key, contacts.id) > ($2, $3)
  and contacts.merged_into is null
  and /*condition*/
order by contacts.name_key, contacts.id
limit $4
