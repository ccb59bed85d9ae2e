create table customers (
  workspace text collate "C" not null,
  id text collate "C" not null,
  reference text collate "C" not null,
  name_key text collate "C" not null,
  view bytea not null,
  primary key (workspace, id)
);

create unique index customers_by_reference on customers (workspace, reference);
create index customers_by_name on customers (workspace, name_key, id);

-- Empty when the contact is linked to none.
alter table contacts add column customer text collate "C" not null default '';
create index contacts_by_customer on contacts (workspace, customer, name_key, id) where customer <> '';
