update partitions set owner = null, epoch = epoch + 1 where partition = any($2) and owner = $1
