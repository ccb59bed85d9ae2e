/** The pages of the settings, in the order of their navigation. */
export const sectionGroups = {
  personal: ['preferences', 'quick-messages', 'tokens'],
  workspace: ['general', 'inboxes', 'channels', 'labels', 'keywords', 'departments', 'teams', 'agents', 'forms', 'automations'],
  contacts: ['types', 'stages', 'attributes'],
  operation: ['quarantine', 'erasures', 'cluster'],
} as const;

export type SectionGroup = keyof typeof sectionGroups;
export type Section = (typeof sectionGroups)[SectionGroup][number];

export const sections: readonly Section[] = Object.values(sectionGroups).flat();

/** What the API tells only administrators. */
const administrative: readonly Section[] = ['automations', 'quarantine', 'erasures', 'cluster'];

export const isOpenTo = (section: Section, role: 'Agent' | 'Administrator'): boolean => role === 'Administrator' || !administrative.includes(section);
