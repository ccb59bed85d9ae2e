-- The password's hash comes with the first row only: no event has it.
insert into agents (workspace, id, email, password_hash, profile)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[])
on conflict (workspace, id) do update set profile = excluded.profile
