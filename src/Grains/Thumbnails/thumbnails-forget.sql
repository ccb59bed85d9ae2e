with forgotten as (
  delete from thumbnails where workspace = $1 and content = $2
  returning workspace, thumbnail, at
)
insert into erased_contents (workspace, blob, erased_at)
select workspace, thumbnail, at from forgotten where thumbnail is not null
on conflict (workspace, blob) do update set erased_at = greatest(erased_contents.erased_at, excluded.erased_at)
