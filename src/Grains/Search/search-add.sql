insert into search_entries (workspace, conversation, message, kind, at, contact, words)
select workspace, conversation, message, kind, at, contact, search_words(exact, letters)
from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[])
  as entry (workspace, conversation, message, kind, at, contact, exact, letters)
on conflict (workspace, conversation, message) do update set words = excluded.words
