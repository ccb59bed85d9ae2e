insert into published_forms (workspace, business_account, form, fingerprint, provider_id, published_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (workspace, business_account, form, fingerprint) do nothing
