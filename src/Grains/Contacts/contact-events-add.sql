insert into contact_events (workspace, contact, sequence, at, reported_by, reported_by_name, category, name, reference_code, source_url)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
on conflict do nothing
