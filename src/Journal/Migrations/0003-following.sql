-- What lets followers find events that they have not seen (docs/decisions/0030): the number of the transaction that wrote each. The server fills it in.
alter table journal add column xid bigint not null default 0;
alter table journal alter column xid set default txid_current();
create index journal_xid on journal (xid);

-- Where each follower stands: it has seen what was written by transactions below horizon, except those that were running then.
create table journal_followers (
  -- Of the server that counted the transactions. On another one, where a dump was restored, the numbers mean nothing.
  life bigint not null,
  horizon bigint not null,
  name text collate "C" primary key,
  running bigint[] not null
);

-- Gives numbers to the events that have none of this life of the database: batches in the order in which they were recorded, before all others.
create function number_former_events() returns void language sql as $$
  update journal set xid = former.xid
  from (
    select stream, seq, row_number() over (order by recorded_at, stream, seq) / 500 - 1000000000000 as xid
    from journal
    where xid = 0 or xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
  ) as former
  where journal.stream = former.stream and journal.seq = former.seq
$$;

select number_former_events();
