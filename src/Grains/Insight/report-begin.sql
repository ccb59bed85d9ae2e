-- For this transaction only: a report has its limit, one processor, and waits for its turn no longer than this.
select set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true), set_config('max_parallel_workers_per_gather', '0', true),
  set_config('work_mem', '32MB', true), set_config('jit', 'off', true)
