-- Read backwards, as the other lists are (0059): what is new goes to the end of its form.
drop index form_answers_by_form;
create index form_answers_by_form on form_answers (workspace, form, answered_at, conversation, message);
