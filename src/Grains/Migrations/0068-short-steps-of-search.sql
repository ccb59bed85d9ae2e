-- New words wait in a list until somebody has to sort them in: with 4 MB of them that took a processor for a quarter of a second, which others waited for.
alter index search_entries_by_words set (gin_pending_list_limit = 512);
