-- Contents under their SHA-256, in pieces that are read one at a time.
create table blobs (
  workspace text collate "C" not null,
  id text collate "C" not null,
  size bigint not null,
  touched_at timestamptz not null,
  primary key (workspace, id)
);

create table blob_chunks (
  workspace text collate "C" not null,
  blob text collate "C" not null,
  position integer not null,
  data bytea not null,
  primary key (workspace, blob, position),
  foreign key (workspace, blob) references blobs (workspace, id) on delete cascade
);

-- Most media are compressed already.
alter table blob_chunks alter column data set storage external;

-- Files that agents have ready for a message.
create table uploads (
  workspace text collate "C" not null,
  id text collate "C" not null,
  agent text collate "C" not null,
  file bytea not null,
  blob text collate "C" not null,
  expires_at timestamptz not null,
  primary key (workspace, id)
);

create index uploads_by_expiry on uploads (expires_at);
create index uploads_by_blob on uploads (workspace, blob);

-- The file of a message, or what is known of it while it is fetched from the provider.
create table attachments (
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  message bigint not null,
  state text collate "C" not null,
  file bytea,
  blob text collate "C",
  error_code text collate "C",
  error_text text,
  account text collate "C",
  media text,
  file_name text,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  primary key (workspace, conversation, message)
) with (fillfactor = 80);

create index attachments_to_fetch on attachments (next_attempt_at) where state = 'Fetching';
create index attachments_by_blob on attachments (workspace, blob) where blob is not null;

-- What quotes and reactions name a message by towards its provider.
alter table deliveries add column provider_message_id text collate "C";
