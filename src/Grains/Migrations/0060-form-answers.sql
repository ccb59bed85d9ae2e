-- What customers filled in: listed by form, and for a form that stands in a thread the place of its answer.
create table form_answers (
  answered_at timestamptz not null,
  message bigint not null,
  -- The message that asked; null when that stands in an earlier conversation.
  asked bigint,
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  form text collate "C" not null,
  fields bytea not null,
  primary key (workspace, conversation, message)
);

create index form_answers_by_form on form_answers (workspace, form, answered_at desc, conversation desc, message desc);
create index form_answers_by_question on form_answers (workspace, conversation, asked, message) where asked is not null;
