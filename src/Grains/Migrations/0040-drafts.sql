-- What agents have begun to write and not sent. One row for each agent, conversation and mode, written over again and again: no history.
create table drafts (
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  agent text collate "C" not null,
  mode text collate "C" not null,
  client_message_id text collate "C" not null,
  text text not null,
  in_reply_to bigint,
  attachments text[] not null,
  mentions text[] not null,
  saved_at timestamptz not null,
  primary key (workspace, conversation, agent, mode)
) with (fillfactor = 70);

create table agent_preferences (
  workspace text collate "C" not null,
  agent text collate "C" not null,
  preferences bytea not null,
  primary key (workspace, agent)
);
