-- What is old, and what is more than anybody will look at.
delete from notifications
where workspace = $1 and agent = $2 and at <= greatest($3, coalesce((
  select at from notifications where workspace = $1 and agent = $2 order by at desc, id desc offset $4 limit 1), '-infinity'))
