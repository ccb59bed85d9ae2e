import { Palette } from '@/features/palette/palette';
import type { Place } from './location';
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
  const items = [...useConversationActions(conversation), ...useDeskItems(place, onHelp), ...useConversationJumps()];
  return <Palette items={items} onClose={onClose} />;
}
