select contacts.view
from terms
join contacts on contacts.workspace = $1 and contacts.id = terms.subject
where terms.workspace = $1 and terms.field = $2 and terms.term = $3 and contacts.merged_into is null
order by contacts.id
