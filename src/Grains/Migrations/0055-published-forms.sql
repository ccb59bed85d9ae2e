-- What a provider calls each form that was published there. A form that changed has another fingerprint: what was sent of the former one can still be opened.
create table published_forms (
  workspace text collate "C" not null,
  business_account text collate "C" not null,
  form text collate "C" not null,
  fingerprint text collate "C" not null,
  provider_id text collate "C" not null,
  published_at timestamptz not null,
  primary key (workspace, business_account, form, fingerprint)
);
