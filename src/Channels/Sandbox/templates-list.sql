select id, status, template from sandbox_templates where account = $1 order by id
