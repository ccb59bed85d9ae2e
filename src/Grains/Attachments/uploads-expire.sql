with expired as (
  delete from uploads
  where (workspace, id) in (select workspace, id from uploads where expires_at <= $1 order by expires_at limit $2)
  returning workspace, id, blob, thumbnail
), named as (
  select distinct expired.workspace, content.name
  from expired cross join lateral (values (expired.blob), (expired.thumbnail)) as content (name)
  where content.name is not null
)
select workspace, name
from named
where not exists (select from attachments where attachments.workspace = named.workspace and attachments.blob = named.name)
  and not exists (select from attachments where attachments.workspace = named.workspace and attachments.thumbnail = named.name)
  and not exists (
    select from uploads
    where uploads.workspace = named.workspace and uploads.blob = named.name and not exists (select from expired where expired.workspace = uploads.workspace and expired.id = uploads.id))
