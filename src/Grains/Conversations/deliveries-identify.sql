update deliveries set provider_message_id = told.id
from unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) as told (workspace, conversation, message, id)
where deliveries.workspace = told.workspace and deliveries.conversation = told.conversation and deliveries.message = told.message
