-- What reports count: one row for each event of a conversation that counts, written by a follower of the journal.
create table report_facts (
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  sequence bigint not null,
  at timestamptz not null,
  -- Opened, Reopened, Resolved, Received, Sent
  kind text collate "C" not null,
  -- Of Sent: how long the customer had waited, where it is the first response. Of Resolved: how long it took.
  seconds bigint,
  primary key (workspace, conversation, sequence)
);

-- A period is read from this index alone.
create index report_facts_by_time on report_facts (workspace, at) include (conversation, kind, seconds);

-- Where each conversation stands since it was opened or reopened last, as far as it was followed.
create table report_episodes (
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  sequence bigint not null,
  began_at timestamptz not null,
  -- Null: the customer has not written, or has his first response.
  asked_at timestamptz,
  answered boolean not null,
  primary key (workspace, conversation)
) with (fillfactor = 80);
