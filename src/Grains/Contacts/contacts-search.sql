-- In the order of the terms that are looked for: a page costs a page, however many contacts there are. Who is found by two such terms stands where the first is.
-- What stands between comment signs is filled in by ContactListStatement.
select contacts.view, found.term, found.subject, contacts.members
from terms as found
join contacts on contacts.workspace = $1 and contacts.id = found.subject
where found.workspace = $1
  and found.field = $6
  and found.term >= $7 and found.term < $8
  and (found.term, found.subject) > ($2, $3)
  and not exists (
    select 1
    from terms as earlier
    where earlier.workspace = $1 and earlier.subject = found.subject and earlier.field = $6 and earlier.term >= $7 and earlier.term < found.term
  )
  and contacts.merged_into is null
  and /*condition*/
order by found.term, found.subject
limit $4
