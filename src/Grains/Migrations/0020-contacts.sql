-- What lists of contacts order and filter by. Empty when there is none.
alter table contacts
  add column name_key text collate "C" not null default '',
  add column type text collate "C" not null default 'user',
  add column stage text collate "C" not null default '',
  add column owner text collate "C" not null default '';

-- The words of what is searched (contacts so far), each as it is looked for: lower case, without accents.
create table terms (
  workspace text collate "C" not null,
  field text collate "C" not null,
  term text collate "C" not null,
  subject text collate "C" not null,
  primary key (workspace, field, term, subject)
);

create index terms_by_subject on terms (workspace, subject, field, term);

-- A row for each conversation that was ever opened, the newest last: ids grow with time.
create table contact_conversations (
  workspace text collate "C" not null,
  contact text collate "C" not null,
  conversation text collate "C" not null,
  primary key (workspace, contact, conversation)
);

insert into contact_conversations (workspace, contact, conversation)
select workspace, contact, id from conversations;

update contacts set
  name_key = lower(translate(name, 'ÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝàâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyy')),
  owner = coalesce(convert_from(view, 'UTF8')::json -> 'owner' ->> 'id', '');

insert into terms (workspace, field, term, subject)
select workspace, 'contact', left(word, 100), id
from contacts cross join lateral regexp_split_to_table(name_key, '[^[:alnum:]]+') as word
where word <> ''
union
select workspace, 'contact', substr(regexp_replace(convert_from(view, 'UTF8')::json ->> 'address', '[^0-9]', '', 'g'), place), id
from contacts cross join generate_series(1, 4) as place
where convert_from(view, 'UTF8')::json ->> 'address' ~ '^\+[0-9]{8,}$'
union
select workspace, 'contact', id, id from contacts;

create index contacts_by_name on contacts (workspace, name_key, id);
create index contacts_by_type on contacts (workspace, type, name_key, id) where type <> 'user';
create index contacts_by_stage on contacts (workspace, stage, name_key, id) where stage <> '';
create index contacts_by_owner on contacts (workspace, owner, name_key, id) where owner <> '';
