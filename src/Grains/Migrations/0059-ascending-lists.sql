-- Lists are read backwards: what is new goes to the end of its group, where the server fills pages to the brim, instead of to the beginning, where it splits them in halves.
drop index conversations_by_assignee;
drop index conversations_by_status;
drop index conversations_by_team;
create index conversations_by_assignee on conversations (workspace, assignee, status, last_activity_at, id);
create index conversations_by_status on conversations (workspace, status, last_activity_at, id);
create index conversations_by_team on conversations (workspace, team, status, last_activity_at, id) where team <> '';

drop index search_entries_by_time;
create index search_entries_by_time on search_entries (workspace, at, conversation, message);
