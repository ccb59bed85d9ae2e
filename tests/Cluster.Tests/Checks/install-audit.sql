-- What the database itself saw, told by its commit timestamps: who wrote what, who owned what from when on, and who was declared dead when.
create schema audit;
create table audit.writes (transaction xid8 not null, silo text, stream text not null, seq bigint not null);
create table audit.deaths (transaction xid8 not null, silo text not null);
create table audit.owners (transaction xid8 not null, partition smallint not null, owner text);

create function audit.note_writes() returns trigger language plpgsql as $$
begin
  insert into audit.writes
  select pg_current_xact_id(), (select silo from journal_writers where backend = pg_backend_pid()), stream, seq from written;
  return null;
end
$$;

create function audit.note_death() returns trigger language plpgsql as $$
begin
  insert into audit.deaths values (pg_current_xact_id(), new.address);
  return null;
end
$$;

create function audit.note_owner() returns trigger language plpgsql as $$
begin
  insert into audit.owners values (pg_current_xact_id(), new.partition, new.owner);
  return null;
end
$$;

create trigger audit_writes after insert on journal referencing new table as written for each statement execute function audit.note_writes();
create trigger audit_deaths after update on silos for each row when (new.state = 'dead' and old.state <> 'dead') execute function audit.note_death();
create trigger audit_owners after update on partitions for each row when (new.owner is distinct from old.owner) execute function audit.note_owner();

insert into audit.owners select pg_current_xact_id(), partition, owner from partitions;
