-- One ordered index scan for each contact that was merged, put together.
select page.contact, page.sequence, page.at, page.reported_by, page.reported_by_name, page.category, page.name, page.reference_code, page.source_url
from unnest($2::text[]) as asked (contact)
cross join lateral (
  select *
  from contact_events
  where workspace = $1 and contact_events.contact = asked.contact and (at, contact_events.contact, sequence) < ($3, $4, $5)
  order by at desc, sequence desc
  limit $6
) as page
order by page.at desc, page.contact desc, page.sequence desc
limit $6
