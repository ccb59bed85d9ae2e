-- The messages of the load, known by their ids; others write as well.
with heads as (select stream, max(seq) as seq from journal group by stream)
select
  count(*),
  count(distinct (data::json ->> 'providerMessageId') collate "C"),
  (select count(*)
   from conversations
   left join heads on heads.stream = 'conversation/' || workspace || '/' || id
   where sequence is distinct from heads.seq)
from journal
where kind = 'message.received.v1' and data like '%"wamid.HBgLMzM2MTIzNDU2NzgVAgASGBQz0%'
