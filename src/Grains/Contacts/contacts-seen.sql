-- Of the next rows of a list, as many as may be looked at, those that the viewer may see. The last one that was looked at stands in each row, and in one without a contact
-- when none may be seen: so a page costs a page, however few of all contacts are his. OFFSET keeps the questions from becoming a join of everything.
-- What stands between comment signs is filled in by ContactListStatement.
with looked (view, key, id, members) as materialized (
/*page*/
)
select hit.view, hit.key, hit.id, last.looked_at, last.key, last.id
from (select key, id, count(*) over () as looked_at from looked order by key desc, id desc limit 1) as last
left join lateral (
  select looked.view, looked.key, looked.id
  from looked
  where exists (
    select
    from contact_conversations as his
    where his.workspace = $1
      and his.contact = any (looked.members)
      and exists (select from conversations where conversations.workspace = $1 and conversations.id = his.conversation and /*scope*/ offset 0)
    offset 0
  )
  order by looked.key, looked.id
  limit $5
) as hit on true
order by hit.key, hit.id
