-- What is deleted keeps its row: conversations, views and rules that name it say which it was. Its name is free.
alter table teams add column deleted boolean not null default false;
drop index teams_by_name;
create unique index teams_by_name on teams (workspace, lower(name)) where not deleted;

-- An inbox is deleted when nothing leads into it. Accounts and inboxes are grains of their own: of one that goes and one that comes at once, only the tables know.
alter table inboxes add column deleted boolean not null default false;

create function keep_a_connected_inbox() returns trigger language plpgsql as $$
begin
  -- Whoever connects meanwhile holds the row (below); what he wrote is seen by the statement that follows.
  if exists (select from channel_accounts where workspace = new.workspace and inbox = new.id) then
    raise exception 'Accounts lead into the inbox % of %.', new.id, new.workspace using errcode = 'check_violation', constraint = 'inboxes_connected';
  end if;
  return null;
end $$;

create trigger inboxes_keep_connected after update on inboxes
  for each row when (new.deleted and not old.deleted) execute function keep_a_connected_inbox();

create function lead_into_no_deleted_inbox() returns trigger language plpgsql as $$
declare
  gone boolean;
begin
  select deleted into gone from inboxes where workspace = new.workspace and id = new.inbox for share;
  if gone then
    raise exception 'The inbox % of % is deleted.', new.inbox, new.workspace using errcode = 'check_violation', constraint = 'channel_accounts_inbox_deleted';
  end if;
  return null;
end $$;

create trigger channel_accounts_lead_somewhere after insert or update of inbox on channel_accounts
  for each row execute function lead_into_no_deleted_inbox();
