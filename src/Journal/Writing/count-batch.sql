with mine as (update journal_writers set batch = $2, written_at = now() where writer = $1 returning writer)
select journal_refuse('fenced') where not exists (select from mine)
