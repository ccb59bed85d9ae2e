-- The password's hash comes only when it is set, else it is empty: no event has it.
insert into agents (workspace, id, email, password_hash, profile, administers)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::boolean[])
on conflict (workspace, id) do update set
  email = excluded.email,
  password_hash = case when excluded.password_hash = '' then agents.password_hash else excluded.password_hash end,
  profile = excluded.profile,
  administers = excluded.administers
