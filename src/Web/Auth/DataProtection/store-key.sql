insert into data_protection_keys (id, xml)
values ($1, $2)
on conflict (id) do update set xml = excluded.xml
