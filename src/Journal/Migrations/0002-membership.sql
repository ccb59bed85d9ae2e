-- The one coordinator of several processes (docs/decisions/0008): who lives, who owns which partition, and what keeps the dead from writing.

-- One row. Every change of silos and partitions, heartbeats excepted, takes it first and counts version up: changes come one after the other,
-- and one number tells whether anything changed. gaps counts the moments at which something that one silo told another may have been lost.
create table membership (
  version bigint not null,
  gaps bigint not null,
  single boolean primary key default true check (single)
) with (fillfactor = 10);

insert into membership (version, gaps) values (0, 0);

-- A life of a process; a restart is another row. heartbeat is counted up by the silo itself: others judge it by whether it moves, on clocks of their own.
create table silos (
  heartbeat bigint not null,
  joined_at timestamptz not null,
  changed_at timestamptz not null,
  address text collate "C" primary key,
  endpoint text collate "C" not null,
  roles text collate "C" not null,
  state text collate "C" not null check (state in ('active', 'draining', 'dead')),
  software text not null
) with (fillfactor = 50);

-- epoch counts the owners that a partition has had.
create table partitions (
  epoch bigint not null,
  partition smallint primary key,
  owner text collate "C"
) with (fillfactor = 50);

insert into partitions (partition, epoch) select number, 0 from generate_series(0, 511) as number;

-- Whose writer it is, and the server's process that works for it. Null: of a program that is in no cluster.
alter table journal_writers add column backend integer, add column silo text collate "C";

-- True for a silo that may write; whoever was declared dead is refused. Holds the row until the transaction ends, so that no declaration comes between.
-- Heartbeats are not held up: they leave the key alone.
create function fence(writing text) returns boolean language plpgsql as $$
begin
  if writing is null then
    return true;
  end if;
  perform from silos where address = writing and state <> 'dead' for key share;
  if not found then
    perform journal_refuse('fenced');
  end if;
  return true;
end
$$;

-- Ends the life of a silo: what it has not committed by now it never will, and its partitions are free.
create function end_silo(ended text) returns void language plpgsql as $$
begin
  perform from silos where address = ended for update;
  update silos set state = 'dead', changed_at = now() where address = ended;
  -- A process that was stopped in the middle of a batch would hold its rows as long as it stands still.
  perform pg_terminate_backend(activity.pid)
  from journal_writers join pg_stat_activity activity on activity.pid = journal_writers.backend
  where journal_writers.silo = ended and activity.xact_start is not null and activity.application_name = 'parloir-writer';
  delete from journal_writers where silo = ended;
  update partitions set owner = null, epoch = epoch + 1 where owner = ended;
end
$$;

create function tell_membership() returns trigger language plpgsql as $$
begin
  perform pg_notify('parloir_membership', new.version::text);
  return null;
end
$$;

create trigger tell after update on membership for each row execute function tell_membership();
