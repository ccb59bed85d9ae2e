select id, name, status, flow_json from sandbox_flows where business_account = $1 and id = $2
