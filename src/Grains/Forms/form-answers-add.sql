insert into form_answers (workspace, conversation, message, asked, form, answered_at, fields, earlier_conversation, earlier_message)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[], $7::bytea[], $8::text[], $9::bigint[])
on conflict do nothing
