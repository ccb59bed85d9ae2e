-- Each silo wakes the outboxes of its own partitions. partition is GrainId.Partition of outbox/{workspace}/{conversation}: FNV-1a (32 bit) of its UTF-8 text, modulo 512.
alter table outbox add column partition smallint;

do $$
declare
  item record;
  hash bigint;
  octets bytea;
begin
  for item in select distinct workspace, conversation from outbox loop
    octets := convert_to('outbox/' || item.workspace || '/' || item.conversation, 'UTF8');
    hash := 2166136261;
    for place in 0 .. length(octets) - 1 loop
      hash := ((hash # get_byte(octets, place)) * 16777619) & 4294967295;
    end loop;
    update outbox set partition = hash % 512 where workspace = item.workspace and conversation = item.conversation;
  end loop;
end
$$;

alter table outbox alter column partition set not null;
create index outbox_by_partition on outbox (partition, next_attempt_at);
drop index outbox_by_next_attempt;
