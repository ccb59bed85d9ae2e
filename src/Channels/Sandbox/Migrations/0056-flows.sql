-- The Flows of the sandbox's business accounts: their JSON as it was given. status: 'DRAFT' or 'PUBLISHED'.
create table sandbox_flows (
  id bigint generated always as identity (start with 8000000001) primary key,
  business_account text not null,
  name text not null,
  status text not null,
  flow_json text not null,
  unique (business_account, name)
);
