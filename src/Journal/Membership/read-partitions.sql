select owner, epoch from partitions order by partition
