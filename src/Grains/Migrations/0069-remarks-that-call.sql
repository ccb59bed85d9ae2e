-- A notification is about a conversation or about a contact: a remark on him calls somebody.
alter table notifications alter column conversation drop not null;
alter table notifications add column contact text collate "C";
