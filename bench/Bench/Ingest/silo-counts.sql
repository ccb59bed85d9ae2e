select
  count(*),
  count(distinct data::json ->> 'providerMessageId'),
  (select count(*)
   from conversations
   where sequence <> (select max(seq) from journal where stream = 'conversation/' || workspace || '/' || id))
from journal
where kind = 'message.received.v1'
