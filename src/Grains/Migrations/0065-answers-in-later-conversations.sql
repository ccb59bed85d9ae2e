-- Where a form was asked that is answered in another conversation.
alter table form_answers add column earlier_conversation text collate "C";
alter table form_answers add column earlier_message bigint;

create index form_answers_by_earlier_question on form_answers (workspace, earlier_conversation, earlier_message, answered_at) where earlier_conversation is not null;
