-- What can be found: one row for each message and note, and one (message 0) for each conversation. The text itself stays in the journal.
create table search_entries (
  at timestamptz not null,
  message bigint not null,
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  kind text collate "C" not null,
  -- Of a conversation's own row; empty elsewhere.
  contact text collate "C" not null,
  words tsvector not null,
  primary key (workspace, conversation, message)
);

-- Rare words are found by the first index, the newest of common ones by the second. New words gather in a list of at most 4 MB, which every search reads and the
-- follower merges: with 1 MB a row costs a tenth more, without a list twice as much and four times the write-ahead log.
create index search_entries_by_words on search_entries using gin (words) with (gin_pending_list_limit = 4096);
create index search_entries_by_time on search_entries (workspace, at desc, conversation desc, message desc);
create index search_entries_by_contact on search_entries (workspace, contact) where contact <> '';

-- A vector of a few hundred bytes is read for each row of the second index: it stays in the row.
alter table search_entries alter column words set storage main;

-- exact: words, numbers and the workspace as they are to be found, between unit separators. letters: the words that have a stem. Without positions: half the size.
create function search_words(exact text, letters text) returns tsvector language sql immutable as $$
  select array_to_tsvector(string_to_array(exact, E'\x1f')) || strip(to_tsvector('pg_catalog.french', letters) || to_tsvector('pg_catalog.english', letters))
$$;

-- A word in any of its forms, and what begins with it. The word has letters only.
create function search_term(word text) returns tsquery language sql immutable as $$
  select plainto_tsquery('pg_catalog.french', word) || plainto_tsquery('pg_catalog.english', word) || ('''' || word || ''':*')::tsquery
$$;
