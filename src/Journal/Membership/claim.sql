update partitions set owner = $1, epoch = epoch + 1
where partition = any($2) and owner is null and (select fence($1))
