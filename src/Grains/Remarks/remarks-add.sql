insert into remarks (workspace, scope, subject, sequence, at, author, author_name, text)
select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::text[], $7::text[], $8::text[])
on conflict do nothing
