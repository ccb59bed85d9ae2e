select template from message_templates where workspace = $1 and account = $2 and not removed order by name, language
