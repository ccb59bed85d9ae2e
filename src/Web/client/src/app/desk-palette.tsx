import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Palette, type PaletteItem } from '@/features/palette/palette';
import { noSearch } from '@/features/search/search';
import { useWords } from '@/shared/i18n/use-words';
import { go, type Place } from './location';
import { useConversationActions, useConversationJumps } from './palette-conversations';
import { useDeskItems } from './palette-desk';

interface DeskPaletteProps {
  place: Place;
  onClose: () => void;
  onHelp: () => void;
}

/** Everything that can be gone to or done from where the agent is; loaded when it is first called up. */
export default function DeskPalette({ place, onClose, onHelp }: DeskPaletteProps) {
  const conversation = place.page === 'conversations' ? place.conversation : null;
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed);
  const search: PaletteItem = {
    id: 'search', group: t('search.title'), text: t('palette.search', { words: typed }), icon: <Search size={15} />, onlyTyped: true,
    act: () => go({ page: 'search', search: { ...noSearch, words: typed } }),
  };
  const items = [...useConversationActions(conversation), ...useDeskItems(place, onHelp), ...useConversationJumps(words), search];
  return <Palette items={items} onClose={onClose} onType={setTyped} />;
}
