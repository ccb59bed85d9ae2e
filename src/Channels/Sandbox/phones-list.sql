select phone, name from sandbox_phones order by position limit 500
