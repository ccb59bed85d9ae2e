insert into sandbox_threads (account, phone, revision)
values ($1, $2, 1)
on conflict (account, phone) do update set revision = sandbox_threads.revision + 1
returning revision, last_customer_at
