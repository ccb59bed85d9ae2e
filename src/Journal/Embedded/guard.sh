# Keeps a PostgreSQL server for the silo at the other end of the standard input: each line starts it (again) and is answered with pg_ctl's exit code;
# the end of the input stops it. The input ends, too, when the silo is killed. An interrupt typed at the terminal is meant for the silo, which still
# needs its database then: this shell ignores it, and pg_ctl gives the server a session of its own.
trap '' INT TERM HUP
while read -r _; do
  "$PARLOIR_PG_CTL" start --silent --wait --timeout=60 --log="$PARLOIR_LOG" >>"$PARLOIR_LOG" 2>&1 </dev/null
  echo "$?"
done
"$PARLOIR_PG_CTL" stop --silent --wait --timeout=60 --mode=fast >>"$PARLOIR_LOG" 2>&1
if [ -n "$PARLOIR_REMOVE" ]; then rm -rf "$PARLOIR_REMOVE"; fi
