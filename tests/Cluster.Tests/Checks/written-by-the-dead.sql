select written.stream, written.seq, written.silo
from audit.writes written
left join audit.deaths death on death.silo = written.silo
where written.silo is null or pg_xact_commit_timestamp(written.transaction::xid) >= pg_xact_commit_timestamp(death.transaction::xid)
