select workspace, id from channel_accounts order by workspace, id
