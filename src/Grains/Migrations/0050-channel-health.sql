-- What went last through a channel account; a row is written at most once a minute by each process.
create table channel_health (
  workspace text collate "C" not null,
  account text collate "C" not null,
  received_at timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  failure_code text collate "C",
  failure_text text,
  failure_lasts boolean,
  forged_at timestamptz,
  primary key (workspace, account)
) with (fillfactor = 70);

-- How many sends were taken and how many attempts failed, by the minute in which it was written; kept for half an hour.
create table channel_minutes (
  workspace text collate "C" not null,
  account text collate "C" not null,
  minute timestamptz not null,
  sent integer not null,
  failed integer not null,
  primary key (workspace, account, minute)
);
