-- What was drawn small of a picture, by the picture's content; both are kept in the blob store. What cannot be drawn is remembered as well, so that it is not tried for good.
create table thumbnails (
  at timestamptz not null,
  attempts integer not null,
  workspace text collate "C" not null,
  content text collate "C" not null,
  state text collate "C" not null,
  thumbnail text collate "C",
  primary key (workspace, content)
);

create index thumbnails_by_thumbnail on thumbnails (workspace, thumbnail) where thumbnail is not null;
