select contacts.view
from contacts
where contacts.workspace = $1
  and contacts.id = $2
  and /*condition*/
