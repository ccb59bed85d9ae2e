-- Everything of a conversation but the event that says that it is gone, in that event's own transaction.
with erased as (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
    as erased (workspace, conversation, stream, seq, grain, erased_by, erased_by_name, reason, erased_at)
), events as (
  delete from journal using erased where journal.stream = erased.stream and journal.seq < erased.seq
  returning journal.stream, journal.seq, journal.kind, journal.recorded_at, journal.data
), counted as (
  select stream, count(*) as events,
    count(*) filter (where kind in ('message.received.v1', 'message.queued.v1', 'message.echoed.v1')) as messages,
    count(*) filter (where kind = 'note.added.v1') as notes,
    encode(sha256(string_agg(convert_to(format(E'%s %s %s\n', seq, kind, data), 'UTF8'), ''::bytea order by seq)), 'hex') as hash
  from events group by stream
), files as (
  delete from attachments using erased where attachments.workspace = erased.workspace and attachments.conversation = erased.conversation
  returning attachments.workspace, attachments.conversation, attachments.blob, erased.erased_at
), contents as (
  insert into erased_contents (workspace, blob, erased_at)
  select workspace, blob, max(erased_at) from files where blob is not null group by workspace, blob
  on conflict (workspace, blob) do update set erased_at = excluded.erased_at
), snapshot as (
  delete from snapshots using erased where snapshots.stream = erased.stream
), delivery as (
  delete from deliveries using erased where deliveries.workspace = erased.workspace and deliveries.conversation = erased.conversation
), answer as (
  delete from form_answers using erased where form_answers.workspace = erased.workspace and form_answers.conversation = erased.conversation
), task as (
  delete from outbox using erased where outbox.workspace = erased.workspace and outbox.conversation = erased.conversation
), reminder as (
  delete from reminders using erased where reminders.grain = erased.grain
), entry as (
  delete from search_entries using erased where search_entries.workspace = erased.workspace and search_entries.conversation = erased.conversation
), fact as (
  delete from report_facts using erased where report_facts.workspace = erased.workspace and report_facts.conversation = erased.conversation
), episode as (
  delete from report_episodes using erased where report_episodes.workspace = erased.workspace and report_episodes.conversation = erased.conversation
), draft as (
  delete from drafts using erased where drafts.workspace = erased.workspace and drafts.conversation = erased.conversation
), remark as (
  delete from remarks using erased where remarks.workspace = erased.workspace and remarks.scope = 'conversation' and remarks.subject = erased.conversation
), notification as (
  delete from notifications using erased where notifications.workspace = erased.workspace and notifications.conversation = erased.conversation
), row as (
  delete from conversations using erased where conversations.workspace = erased.workspace and conversations.id = erased.conversation
  returning conversations.workspace, conversations.id, conversations.contact
), opened as (
  delete from contact_conversations using row
  where contact_conversations.workspace = row.workspace and contact_conversations.contact = row.contact and contact_conversations.conversation = row.id
)
insert into erasures (workspace, conversation, erased_by, erased_by_name, erased_at, reason, events, messages, notes, attachments, hash)
select workspace, conversation, erased_by, erased_by_name, erased_at, reason, events, messages, notes,
  (select count(*) from files where files.workspace = erased.workspace and files.conversation = erased.conversation), hash
from erased join counted using (stream)
