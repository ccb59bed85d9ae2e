insert into sandbox_phones (phone, name) values ($1, $2) on conflict (phone) do nothing
