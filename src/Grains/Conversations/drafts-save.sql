insert into drafts (workspace, conversation, agent, mode, client_message_id, text, in_reply_to, attachments, mentions, saved_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (workspace, conversation, agent, mode) do update set
  client_message_id = excluded.client_message_id,
  text = excluded.text,
  in_reply_to = excluded.in_reply_to,
  attachments = excluded.attachments,
  mentions = excluded.mentions,
  saved_at = excluded.saved_at
