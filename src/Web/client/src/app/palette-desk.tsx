import '@/features/customers/words';
import { Building, ChartColumn, Contact, Keyboard, LogOut, MessagesSquare, MonitorCog, Search, Settings, SunMoon } from 'lucide-react';
import { everybody } from '@/features/contacts/contacts';
import { FacetIcon, useFacetValues } from '@/features/conversations/facet-values';
import { defaultFilter, listOf, tabs } from '@/features/conversations/view-filter';
import { browsed } from '@/features/conversations/view-title';
import type { PaletteItem } from '@/features/palette/palette';
import { firstReport } from '@/features/reports/report';
import { noSearch } from '@/features/search/search';
import { useSession, useSignOut } from '@/features/session/session';
import { isOpenTo, sections } from '@/features/settings/sections';
import { shortcuts } from '@/features/shortcuts/shortcuts';
import { languages } from '@/shared/i18n/i18n';
import { useWords } from '@/shared/i18n/use-words';
import { languageNames } from '@/shared/preferences/language-switch';
import { prefer, themes } from '@/shared/preferences/preferences';
import { go, type Place } from './location';
import { usePanel } from './panel';

/** Lists, settings, and what concerns the desk itself. */
export function useDeskItems(place: Place, onHelp: () => void): readonly PaletteItem[] {
  const { t } = useWords();
  const { agent } = useSession();
  const values = useFacetValues();
  const panel = usePanel();
  const signOut = useSignOut();
  const conversation = place.page === 'conversations' ? place.conversation : null;
  const [lists, desk] = [t('palette.groups.lists'), t('palette.groups.desk')];

  return [
    ...tabs.map((tab): PaletteItem => ({
      id: `tab ${tab}`, group: lists, text: t('palette.list', { name: t(`tabs.${tab}`) }), icon: <MessagesSquare size={15} />,
      act: () => go({ page: 'conversations', conversation, filter: { ...defaultFilter, tab }, at: null }),
    })),
    ...browsed.flatMap((facet) => values[facet].filter(({ gone = false }) => !gone).map(({ value, text, mark }): PaletteItem => ({
      id: `${facet} ${value}`, group: lists, text, hint: t(`facets.${facet}`), icon: mark ?? <FacetIcon facet={facet} />, onlyTyped: true,
      act: () => go({ page: 'conversations', conversation, filter: listOf(facet, value), at: null }),
    }))),
    ...sections.filter((section) => isOpenTo(section, agent.role)).map((section): PaletteItem => ({
      id: `settings ${section}`, group: t('nav.settings'), text: t(`sections.${section}`), hint: t('nav.settings'), icon: <Settings size={15} />, onlyTyped: true,
      act: () => go({ page: 'settings', section }),
    })),
    ...(place.page === 'conversations' ? [] : [{ id: 'panel', group: desk, text: t('panel.title'), icon: <MessagesSquare size={15} />, shortcut: shortcuts.panel, act: panel.toggle }]),
    { id: 'contacts', group: desk, text: t('nav.contacts'), icon: <Contact size={15} />, act: () => go({ page: 'contacts', contact: null, search: everybody }) },
    { id: 'customers', group: desk, text: t('customers.lists.customers'), icon: <Building size={15} />, act: () => go({ page: 'customers', customer: null, words: '' }) },
    { id: 'search', group: desk, text: t('search.title'), icon: <Search size={15} />, act: () => go({ page: 'search', search: noSearch }) },
    ...(agent.role === 'Administrator' ? [{ id: 'reports', group: desk, text: t('nav.reports'), icon: <ChartColumn size={15} />, act: () => go({ page: 'reports', search: firstReport }) }] : []),
    { id: 'settings', group: desk, text: t('nav.settings'), icon: <Settings size={15} />, act: () => go({ page: 'settings', section: null }) },
    ...themes.map((theme): PaletteItem => ({ id: `theme ${theme}`, group: desk, text: t('palette.theme', { name: t(`themes.${theme}`) }), icon: <SunMoon size={15} />, onlyTyped: true, act: () => prefer({ theme }) })),
    ...languages.map((language): PaletteItem => ({ id: `language ${language}`, group: desk, text: t('palette.language', { name: languageNames[language] }), icon: <MonitorCog size={15} />, onlyTyped: true, act: () => prefer({ language }) })),
    { id: 'help', group: desk, text: t('shortcuts.title'), icon: <Keyboard size={15} />, shortcut: shortcuts.help, act: onHelp },
    { id: 'sign-out', group: desk, text: t('profile.signOut'), icon: <LogOut size={15} />, act: () => void signOut() },
  ];
}
