create table if not exists conversations (
  id bigint generated always as identity primary key,
  account text collate "C" not null,
  customer text collate "C" not null,
  status text collate "C" not null,
  assignee text collate "C" not null,
  contact_name text not null,
  last_activity_at timestamptz not null,
  waiting_since timestamptz,
  window_expires_at timestamptz not null,
  preview text not null,
  message_count bigint not null,
  unique (account, customer)
) with (fillfactor = 80);

create index if not exists conversations_by_assignee on conversations (account, assignee, status, last_activity_at desc, id desc);
create index if not exists conversations_by_status on conversations (account, status, last_activity_at desc, id desc);

create table if not exists messages (
  id bigint generated always as identity primary key,
  conversation bigint not null references conversations,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  account text collate "C" not null,
  provider_id text collate "C" not null,
  content text not null,
  unique (account, provider_id)
);

create index if not exists messages_by_conversation on messages (conversation, occurred_at, id);
