with told as (
  select workspace, subject, string_to_array(terms, E'\x1e') as terms
  from unnest($1::text[], $2::text[], $3::text[]) as changed (workspace, subject, terms)
), gone as (
  delete from terms using told
  where terms.workspace = told.workspace and terms.subject = told.subject
    and not (terms.field || E'\x1f' || terms.term = any (told.terms))
)
insert into terms (workspace, field, term, subject)
select told.workspace, split_part(term, E'\x1f', 1), split_part(term, E'\x1f', 2), told.subject
from told cross join lateral unnest(told.terms) as term
on conflict do nothing
