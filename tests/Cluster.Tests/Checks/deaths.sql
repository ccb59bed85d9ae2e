select silo from audit.deaths order by pg_xact_commit_timestamp(transaction::xid)
