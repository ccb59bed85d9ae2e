import { describe, expect, it } from 'vitest';
import type { CannedResponse } from '@/contract';
import { matchingQuickMessages } from './quick-messages';

const entry = (shortcut: string, title: string, text: string): CannedResponse => ({ id: shortcut, shortcut, title, text, visibility: 'Global', author: 'alice', team: null });
const all = [entry('retard', 'Colis en retard', 'Votre colis part demain.'), entry('merci', 'Remerciement', 'Merci de votre message.'), entry('delai', 'Délai', 'Sous deux jours.')];
const shortcuts = (typed: string) => matchingQuickMessages(all, typed).map(({ shortcut }) => shortcut);

describe('quick messages by what is typed', () => {
  it('Match_WhenNothingIsTyped_IsAll', () => expect(shortcuts('')).toEqual(['retard', 'merci', 'delai']));
  it('Match_ByShortcut_ComesBeforeMatchByText', () => expect(shortcuts('de')).toEqual(['delai', 'retard', 'merci']));
  it('Match_IgnoresCaseAndAccents', () => expect(shortcuts('DÉLAI')).toEqual(['delai']));
  it('Match_WhenNothingFits_IsEmpty', () => expect(shortcuts('xyz')).toEqual([]));
});
