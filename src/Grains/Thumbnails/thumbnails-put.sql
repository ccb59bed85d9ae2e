insert into thumbnails (workspace, content, state, thumbnail, attempts, at)
values ($1, $2, $3, $4::text, $5, $6)
on conflict (workspace, content) do update set
  state = excluded.state,
  thumbnail = excluded.thumbnail,
  attempts = excluded.attempts,
  at = excluded.at
