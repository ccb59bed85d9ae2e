select pg_xact_commit_timestamp(transaction::xid) as at, partition, owner from audit.owners order by at
