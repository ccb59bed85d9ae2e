-- One ordered index scan for each contact that was merged, put together.
select page.subject, page.sequence, page.at, page.author, page.author_name, page.text
from unnest($3::text[]) as asked (subject)
cross join lateral (
  select subject, sequence, at, author, author_name, text
  from remarks
  where workspace = $1 and scope = $2 and remarks.subject = asked.subject and (at, remarks.subject, sequence) < ($4, $5, $6)
  order by at desc, sequence desc
  limit $7
) as page
order by page.at desc, page.subject desc, page.sequence desc
limit $7
