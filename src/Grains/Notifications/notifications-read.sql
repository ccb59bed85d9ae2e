update notifications set read_at = $5
where workspace = $1 and agent = $2 and read_at is null and ($3::text is null or id = $3) and ($4::text is null or conversation = $4)
