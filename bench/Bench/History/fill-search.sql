-- Messages from number $1 on with the texts $2, as the journal and the search have them, spread over the first $3 copies of conversations, one every ten seconds.
-- A follower of the journal sees transactions; these have none (0), so that it need not read again what is written here.
with model as (
  select data, data::json -> 'content' ->> 'body' as body from journal where kind = 'message.received.v1' order by stream, seq limit 1
), written as (
  select to_hex(1 + ($1 + place) % $3) || '-copy' as conversation, 1 + ($1 + place) / $3 as seq, timestamptz '2026-01-01' + ($1 + place) * interval '10 seconds' as at, body
  from unnest($2::text[]) with ordinality as text (body, place)
), told as (
  insert into journal (seq, occurred_at, recorded_at, stream, workspace, kind, data, xid)
  select written.seq, at, at, 'conversation/demo/' || conversation, 'demo', 'message.received.v1', replace(model.data, model.body, written.body), 0
  from written cross join model
)
insert into search_entries (at, message, workspace, conversation, kind, contact, words)
select at, seq, 'demo', conversation, 'Message', '', search_words('@' || encode('demo', 'hex') || E'\x1f' || replace(body, ' ', E'\x1f'), body)
from written
