-- Contacts that are one: their ids stand for the winner's, whose members are all of them.
alter table contacts
  add column merged_into text collate "C",
  add column members text[] not null default '{}';

update contacts set members = array[id];
