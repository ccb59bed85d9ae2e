select view from inboxes where workspace = $1 order by id
