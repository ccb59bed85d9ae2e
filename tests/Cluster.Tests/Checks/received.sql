select stream, data::json ->> 'providerMessageId' from journal where kind = 'message.received.v1' order by stream, seq
