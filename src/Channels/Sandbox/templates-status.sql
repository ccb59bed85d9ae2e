update sandbox_templates set status = $3 where account = $1 and id = $2 returning template
