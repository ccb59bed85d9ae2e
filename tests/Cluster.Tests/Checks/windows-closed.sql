select stream, count(*)::integer, max(recorded_at - (data::json ->> 'closedAt')::timestamptz) from journal where kind = 'messaging_window.closed.v1' group by stream
