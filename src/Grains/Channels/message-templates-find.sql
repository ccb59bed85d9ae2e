select template from message_templates where workspace = $1 and account = $2 and name = $3 and language = $4 and not removed limit 1
