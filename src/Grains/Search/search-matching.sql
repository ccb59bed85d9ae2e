-- Which of the words answer the query.
select word from unnest($1::text[], $2::text[]) as found (word, letters)
where search_words(word, letters) @@ (/*query*/)
