delete from saved_views
using unnest($1::text[], $2::text[]) as gone (workspace, id)
where saved_views.workspace = gone.workspace and saved_views.id = gone.id
