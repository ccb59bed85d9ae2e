-- One row for each thing that an agent is told; of the messages of a conversation, one row for all.
create table notifications (
  workspace text collate "C" not null,
  agent text collate "C" not null,
  id text collate "C" not null,
  conversation text collate "C" not null,
  at timestamptz not null,
  notification bytea not null,
  read_at timestamptz,
  primary key (workspace, agent, id)
);

create index notifications_by_time on notifications (workspace, agent, at desc, id desc);
create index notifications_unread on notifications (workspace, agent, conversation) where read_at is null;
-- For the deletion of a conversation.
create index notifications_by_conversation on notifications (workspace, conversation);
