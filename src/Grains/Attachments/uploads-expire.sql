with expired as (
  delete from uploads
  where (workspace, id) in (select workspace, id from uploads where expires_at <= $1 order by expires_at limit $2)
  returning workspace, id, blob
)
select distinct workspace, blob
from expired
where not exists (select from attachments where attachments.workspace = expired.workspace and attachments.blob = expired.blob)
  and not exists (select from thumbnails where thumbnails.workspace = expired.workspace and thumbnails.thumbnail = expired.blob)
  and not exists (
    select from uploads
    where uploads.workspace = expired.workspace and uploads.blob = expired.blob
      and not exists (select from expired as gone where gone.workspace = uploads.workspace and gone.id = uploads.id))
