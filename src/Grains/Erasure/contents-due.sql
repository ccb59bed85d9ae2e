select workspace, blob,
  exists (select from attachments where attachments.workspace = erased_contents.workspace and attachments.blob = erased_contents.blob)
  or exists (select from uploads where uploads.workspace = erased_contents.workspace and uploads.blob = erased_contents.blob)
  or exists (select from thumbnails where thumbnails.workspace = erased_contents.workspace and thumbnails.thumbnail = erased_contents.blob) as is_named
from erased_contents
where erased_at <= $1
order by erased_at
limit $2
