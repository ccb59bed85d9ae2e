-- Columns of fixed width stand first, so that no row is padded. Keys compare by bytes, whatever the database's locale.

create table journal (
  seq bigint not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  stream text collate "C" not null,
  workspace text collate "C" not null,
  kind text collate "C" not null,
  data text collate "C" not null,
  primary key (stream, seq)
);

-- Rewritten in place while a stream lives: the room left in each page keeps the updates out of the index (HOT).
create table snapshots (
  seq bigint not null,
  stream text collate "C" not null primary key,
  data text collate "C" not null
) with (fillfactor = 70);

-- A key outlives the events that it stands for: what was erased must not come back with a repeated delivery.
create table dedupe (
  seq bigint not null,
  key text collate "C" not null primary key,
  stream text collate "C" not null
);

-- partition is GrainId.Partition of grain; first_due_at is the tick that the reminder was set for.
create table reminders (
  due_at timestamptz not null,
  first_due_at timestamptz not null,
  period interval not null,
  partition smallint not null,
  grain text collate "C" not null,
  name text collate "C" not null,
  primary key (grain, name)
);

create index reminders_due on reminders (due_at, grain, name);

-- One row for each open writer, counting its batches in the transactions that write them. After a broken connection the row tells whether
-- the last batch was committed, and taking the row away keeps a batch that is still on its way from being committed later.
create table journal_writers (
  batch bigint not null,
  written_at timestamptz not null,
  writer uuid not null primary key
) with (fillfactor = 10);

create function journal_refuse(reason text) returns void language plpgsql as $$
begin
  raise exception using errcode = 'PJ001', message = reason;
end
$$;

-- lz4 costs a fraction of pglz. Builds without it keep the default.
do $$
begin
  alter table journal alter column data set compression lz4;
  alter table snapshots alter column data set compression lz4;
exception when feature_not_supported then
  null;
end
$$;
