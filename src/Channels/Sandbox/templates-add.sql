insert into sandbox_templates (account, id, status, template) values ($1, $2, $3, $4) on conflict (account, id) do nothing
