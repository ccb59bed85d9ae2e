create table saved_views (
  workspace text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  view bytea not null,
  primary key (workspace, id)
);

-- A text out of what a list row shows, for conditions on what has no column. Its cost lets everything cheaper be asked first.
-- The inner part is not unescaped: a preview may hold U+0000, which the outer part, one text, may not.
create function shown_of(view bytea, path text[]) returns text
language sql immutable parallel safe cost 1000
as $$ select (convert_from(view, 'UTF8')::json #> path) #>> '{}' $$;
