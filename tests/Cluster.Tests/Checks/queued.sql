select journal.stream, journal.data::json ->> 'clientMessageId', deliveries.status,
  exists (
    select from journal told
    where told.stream = journal.stream and told.kind = 'message.delivery_changed.v1'
      and told.data::json ->> 'message' = journal.seq::text and told.data::json ->> 'status' = 'OutcomeUnknown')
from journal
left join deliveries on deliveries.workspace = journal.workspace
  and journal.stream = 'conversation/' || deliveries.workspace || '/' || deliveries.conversation and deliveries.message = journal.seq
where journal.kind = 'message.queued.v1'
order by journal.stream, journal.seq
