create table notes (key text primary key, value text not null check (value <> 'refused'))
