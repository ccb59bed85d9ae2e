-- In the order of the terms that are looked for, as contacts are searched; every word of $7 and $8 must be there as well.
select customers.view, found.term, found.subject
from terms as found
join customers on customers.workspace = $1 and customers.id = found.subject
where found.workspace = $1
  and found.field = 'customer'
  and found.term >= $5 and found.term < $6
  and (found.term, found.subject) > ($2, $3)
  and not exists (
    select 1
    from terms as earlier
    where earlier.workspace = $1 and earlier.subject = found.subject and earlier.field = 'customer' and earlier.term >= $5 and earlier.term < found.term
  )
  and not exists (
    select 1
    from unnest($7::text[], $8::text[]) as word (begins, ends)
    where not exists (
      select 1
      from terms as further
      where further.workspace = $1 and further.subject = found.subject and further.field = 'customer' and further.term >= word.begins and further.term < word.ends
    )
  )
order by found.term, found.subject
limit $4
