select pg_xact_commit_timestamp(transaction::xid) as at, stream, seq, silo from audit.writes where stream like 'conversation/%' order by at
