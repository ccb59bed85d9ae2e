-- What is unread already is not written again: a customer who writes ten messages costs one row and one write.
insert into notifications (workspace, agent, id, conversation, contact, at, notification)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bytea[])
on conflict (workspace, agent, id) do update set at = excluded.at, notification = excluded.notification, read_at = null
where notifications.read_at is not null
