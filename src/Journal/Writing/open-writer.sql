insert into journal_writers (writer, batch, written_at) values ($1, 0, now())
