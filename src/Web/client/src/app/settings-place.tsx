import '@/features/settings/words';
import type { Section } from '@/features/settings/sections';
import { SettingsPage } from '@/features/settings/settings-page';
import { ConversationsButton } from './conversations-button';
import { addressOf, go } from './location';

/** The settings, loaded when they are first opened. */
export default function SettingsPlace({ section }: { section: Section | null }) {
  return <SettingsPage section={section} hrefOf={(other) => addressOf({ page: 'settings', section: other })} onGo={(other) => go({ page: 'settings', section: other })} corner={<ConversationsButton />} />;
}
