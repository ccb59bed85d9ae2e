select count(*) from (
  select from notifications
  where workspace = $1 and agent = $2 and read_at is null and /*scope*/
  limit $3
) as unread
