-- What lists filter by besides status, assignee and label. Empty when there is none, as for the assignee.
alter table conversations
  add column number bigint not null default 0,
  add column inbox text collate "C" not null default '',
  add column channel text collate "C" not null default '',
  add column account text collate "C" not null default '',
  add column team text collate "C" not null default '',
  add column department text collate "C" not null default '',
  -- 0 none, 1 low, 2 medium, 3 high, 4 urgent
  add column priority smallint not null default 0,
  add column keywords text[] not null default '{}',
  add column participants text[] not null default '{}',
  add column waiting_since timestamptz;

-- json and not jsonb: a preview may hold U+0000.
update conversations set
  number = (view_json ->> 'displayNumber')::bigint,
  inbox = view_json ->> 'inbox',
  channel = view_json -> 'channel' ->> 'type',
  account = view_json -> 'channel' ->> 'account',
  waiting_since = (view_json ->> 'waitingSince')::timestamptz
from (select workspace, id, convert_from(view, 'UTF8')::json as view_json from conversations) as shown
where shown.workspace = conversations.workspace and shown.id = conversations.id;

-- Conversations without a team, most of them in most places, cost this index nothing.
create index conversations_by_team on conversations (workspace, team, status, last_activity_at desc, id desc) where team <> '';

create table teams (
  workspace text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  members text[] not null,
  view bytea not null,
  primary key (workspace, id)
);

create unique index teams_by_name on teams (workspace, lower(name));
