delete from drafts
where workspace = $1 and conversation = $2 and agent = $3 and ($4::text is null or mode = $4)
