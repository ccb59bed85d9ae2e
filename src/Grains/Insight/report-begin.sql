-- For this transaction only: a report has its limit, one processor, and its workspace to itself.
select set_config('statement_timeout', $2, true), set_config('max_parallel_workers_per_gather', '0', true), set_config('work_mem', '32MB', true), set_config('jit', 'off', true),
  pg_try_advisory_xact_lock(hashtextextended('reports/' || $1, 0))
