insert into message_templates (workspace, account, id, name, language, removed, template)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::bytea[])
on conflict (workspace, account, id) do update set
  name = excluded.name,
  language = excluded.language,
  removed = excluded.removed,
  template = excluded.template
