insert into contact_conversations (workspace, contact, conversation)
select * from unnest($1::text[], $2::text[], $3::text[])
on conflict do nothing
