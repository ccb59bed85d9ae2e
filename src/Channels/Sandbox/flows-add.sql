insert into sandbox_flows (business_account, name, status, flow_json) values ($1, $2, $3, $4)
on conflict (business_account, name) do nothing
returning id
