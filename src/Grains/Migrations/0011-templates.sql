alter table channel_accounts add column business_account_id text collate "C" not null default '';

-- The templates of each account, as its provider last told them.
create table message_templates (
  workspace text collate "C" not null,
  account text collate "C" not null,
  id text collate "C" not null,
  name text collate "C" not null,
  language text collate "C" not null,
  removed boolean not null,
  template bytea not null,
  primary key (workspace, account, id)
);

create index message_templates_by_name on message_templates (workspace, account, name, language) where not removed;
