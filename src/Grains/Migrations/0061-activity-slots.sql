-- Lists are read by slots of time, and sorted within one: a message to a conversation that had another in the same slot changes no index.
create function activity_slot(at timestamptz) returns timestamptz language sql immutable parallel safe
  return date_bin(interval '15 seconds', at, timestamptz '2000-01-01 00:00:00+00');
alter table conversations add column activity_slot timestamptz generated always as (activity_slot(last_activity_at)) stored;

drop index conversations_by_assignee;
drop index conversations_by_status;
drop index conversations_by_team;
create index conversations_by_assignee on conversations (workspace, assignee, status, activity_slot);
create index conversations_by_status on conversations (workspace, status, activity_slot);
create index conversations_by_team on conversations (workspace, team, status, activity_slot) where team <> '';
