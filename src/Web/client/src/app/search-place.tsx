import { SearchPage } from '@/features/search/search-page';
import type { Search } from '@/features/search/search';
import { ConversationsButton } from './conversations-button';
import { addressOf, go, home, replace } from './location';

const show = (search: Search) => replace({ page: 'search', search });

/** Search, loaded when it is first opened. */
export default function SearchPlace({ search }: { search: Search }) {
  return (
    <SearchPage
      search={search}
      onSearch={show}
      hrefOf={(conversation, at) => addressOf({ ...home, conversation, at })}
      onOpen={(conversation, at) => go({ ...home, conversation, at })}
      corner={<ConversationsButton />}
    />
  );
}
