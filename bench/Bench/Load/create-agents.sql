-- Agents 1 to $1, each like Alice but for the name, with a token of his own.
with wanted as (
  select number, 'bench-' || number as id, 'parloir_bench_' || number as token from generate_series(1, $1::int) as number
), created as (
  insert into agents (workspace, id, email, password_hash, profile)
  select model.workspace, wanted.id, wanted.id || '@demo.test', model.password_hash,
    convert_to((convert_from(model.profile, 'UTF8')::jsonb
      || jsonb_build_object('id', wanted.id, 'name', 'Agent ' || wanted.number, 'email', wanted.id || '@demo.test'))::text, 'UTF8')
  from wanted cross join (select * from agents where workspace = 'demo' and id = 'alice') as model
  on conflict do nothing
)
insert into api_tokens (id, hash, workspace, agent, name, created_at)
select id, sha256(convert_to(token, 'UTF8')), 'demo', id, 'bench', now() from wanted
on conflict do nothing
