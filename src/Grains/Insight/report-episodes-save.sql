insert into report_episodes (workspace, conversation, sequence, began_at, asked_at, answered)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::timestamptz[], $6::boolean[])
on conflict (workspace, conversation) do update set
  sequence = excluded.sequence, began_at = excluded.began_at, asked_at = excluded.asked_at, answered = excluded.answered
