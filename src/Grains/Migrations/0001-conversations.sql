-- One row for each conversation: what lists filter and order by, and the view itself as JSON.
create table conversations (
  workspace text collate "C" not null,
  id text collate "C" not null,
  status text collate "C" not null,
  -- Empty when nobody is assigned: one index serves both "mine" and "unassigned".
  assignee text collate "C" not null,
  contact text collate "C" not null,
  labels text[] not null,
  last_activity_at timestamptz not null,
  sequence bigint not null,
  view bytea not null,
  primary key (workspace, id)
) with (fillfactor = 80);

create index conversations_by_assignee on conversations (workspace, assignee, status, last_activity_at desc, id desc);
create index conversations_by_status on conversations (workspace, status, last_activity_at desc, id desc);

create table deliveries (
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  message bigint not null,
  status text collate "C" not null,
  at timestamptz not null,
  error_code text collate "C",
  error_text text,
  primary key (workspace, conversation, message)
) with (fillfactor = 70);

create table contacts (
  workspace text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  view bytea not null,
  primary key (workspace, id)
);

create table inboxes (
  workspace text collate "C" not null,
  id text collate "C" not null,
  view bytea not null,
  primary key (workspace, id)
);

create table agents (
  workspace text collate "C" not null,
  id text collate "C" not null,
  email text collate "C" not null,
  password_hash text collate "C" not null,
  profile bytea not null,
  primary key (workspace, id)
);

create unique index agents_by_email on agents (lower(email));

create table channel_accounts (
  id text collate "C" primary key,
  workspace text collate "C" not null,
  inbox text collate "C" not null,
  type text collate "C" not null,
  name text not null,
  phone_number_id text collate "C" not null,
  app_secret text collate "C" not null,
  verify_token text collate "C" not null,
  access_token text collate "C" not null
);

create unique index channel_accounts_by_phone_number on channel_accounts (workspace, phone_number_id);

-- What is decided and still has to be done outside: a row goes with the event that says it is done.
create table outbox (
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  sequence bigint not null,
  task bytea not null,
  in_flight boolean not null,
  attempts integer not null,
  next_attempt_at timestamptz not null,
  primary key (workspace, conversation, sequence)
) with (fillfactor = 70);

create index outbox_by_next_attempt on outbox (next_attempt_at);

-- What providers sent and we cannot read, whole, until somebody looks at it.
create table quarantine (
  id bigint generated always as identity primary key,
  workspace text collate "C" not null,
  account text collate "C" not null,
  dedupe_key text collate "C" not null,
  reason text collate "C" not null,
  detail text not null,
  body bytea not null,
  received_at timestamptz not null,
  replayed_at timestamptz,
  unique (account, dedupe_key)
);

create index quarantine_by_workspace on quarantine (workspace, id desc);
