insert into report_facts (workspace, conversation, sequence, at, kind, seconds)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::text[], $6::bigint[])
on conflict do nothing
