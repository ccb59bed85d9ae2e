update sandbox_flows set status = 'PUBLISHED' where business_account = $1 and id = $2
