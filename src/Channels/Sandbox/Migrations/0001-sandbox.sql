-- The other side of the demo's channels: phones, what they show, and the webhooks that the provider still owes the engine.

create table sandbox_phones (
  phone text primary key,
  name text not null,
  position bigint generated always as identity
);

-- Every change locks its thread's row and takes the next revision: revisions are in the order of the commits.
create table sandbox_threads (
  account text not null,
  phone text not null,
  revision bigint not null,
  last_customer_at timestamptz,
  primary key (account, phone)
);

-- direction: 'sent' by the customer or 'received'. status: 'pending', 'delivered', 'read', or 'failed' (never shown on the phone).
create table sandbox_messages (
  account text not null,
  phone text not null,
  id text not null,
  client_message_id text,
  direction text not null,
  at timestamptz not null,
  status text not null,
  content text not null,
  quoted text,
  customer_reaction text,
  business_reaction text,
  edited boolean not null default false,
  revoked boolean not null default false,
  callback_data text,
  revision bigint not null,
  primary key (account, phone, id)
);

create unique index sandbox_messages_client on sandbox_messages (account, phone, client_message_id);
create index sandbox_messages_revision on sandbox_messages (account, phone, revision);
create index sandbox_messages_at on sandbox_messages (account, phone, at, id);

-- settles: the customer's message that has its second tick once the webhook is taken.
create table sandbox_webhooks (
  position bigint generated always as identity primary key,
  account text not null,
  phone text not null,
  body bytea not null,
  settles text,
  attempts integer not null default 0,
  due_at timestamptz not null
);

create index sandbox_webhooks_thread on sandbox_webhooks (account, phone, position);
