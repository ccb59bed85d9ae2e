insert into channel_accounts (id, workspace, inbox, type, name, phone_number_id, app_secret, verify_token, access_token, business_account_id)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
on conflict (id) do update set
  inbox = excluded.inbox,
  type = excluded.type,
  name = excluded.name,
  phone_number_id = excluded.phone_number_id,
  app_secret = excluded.app_secret,
  verify_token = excluded.verify_token,
  access_token = excluded.access_token,
  business_account_id = excluded.business_account_id
where channel_accounts.workspace = excluded.workspace
