select exists (
  select from journal
  where xid >= (select horizon from journal_followers where name = 'search')
)
