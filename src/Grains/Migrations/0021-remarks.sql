-- What agents wrote for the team on a contact, and the notes of conversations.
create table remarks (
  workspace text collate "C" not null,
  scope text collate "C" not null,
  subject text collate "C" not null,
  sequence bigint not null,
  at timestamptz not null,
  author text collate "C" not null,
  author_name text not null,
  text text not null,
  primary key (workspace, scope, subject, sequence)
);

create index remarks_by_time on remarks (workspace, scope, subject, at desc, sequence desc);

insert into remarks (workspace, scope, subject, sequence, at, author, author_name, text)
select workspace, 'conversation', split_part(stream, '/', 3), seq, occurred_at, note -> 'by' ->> 'id', note -> 'by' ->> 'name', note ->> 'text'
from (select workspace, stream, seq, occurred_at, data::json as note from journal where kind = 'note.added.v1') as notes;
