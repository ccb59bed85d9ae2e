import type { ActivityDetail } from '@/contract';
import { isRecord, readJson, writeJson } from '@/shared/state/storage';
import { createStore, useStore } from '@/shared/state/store';

/** Kinds of events that can be hidden together (S3-13 to S3-24). */
export const eventCategories = ['opened', 'closed', 'assignment', 'unassignment', 'snooze', 'bot', 'classification', 'channel', 'contact', 'outside', 'rules'] as const;
export type EventCategory = (typeof eventCategories)[number];

export const categoryOf = {
  conversation_opened: 'opened',
  conversation_referred: 'opened',
  conversation_reopened: 'opened',
  conversation_resolved: 'closed',
  status_changed: 'opened',
  agent_assigned: 'assignment',
  team_assigned: 'assignment',
  participant_added: 'assignment',
  agent_unassigned: 'unassignment',
  team_unassigned: 'unassignment',
  participant_removed: 'unassignment',
  transcript_sent: 'assignment',
  conversation_downloaded: 'outside',
  conversation_snoozed: 'snooze',
  conversation_unsnoozed: 'snooze',
  bot_status_changed: 'bot',
  label_added: 'classification',
  label_removed: 'classification',
  keyword_added: 'classification',
  keyword_removed: 'classification',
  priority_changed: 'classification',
  department_changed: 'classification',
  window_expiring: 'channel',
  window_closed: 'channel',
  reaction: 'channel',
  message_edited: 'channel',
  message_revoked: 'channel',
  channel_event: 'channel',
  contact_remark_added: 'contact',
  contact_merged: 'contact',
  contact_unmerged: 'contact',
  lifecycle_stage_changed: 'contact',
  contact_updated: 'contact',
  event_reported: 'outside',
  rule_fired: 'rules',
  rule_action_skipped: 'rules',
} as const satisfies Record<ActivityDetail['event'], EventCategory>;

export type HiddenEvents = ReadonlySet<EventCategory>;

const KEY = 'parloir.hiddenEvents';
const isNames = (value: unknown): value is Record<string, true> => isRecord(value) && Object.values(value).every((entry) => entry === true);
const known = readJson(localStorageOrNone(), KEY, isNames, {});
const hidden = createStore<HiddenEvents>(new Set(eventCategories.filter((category) => Object.hasOwn(known, category))));

/** What this person does not want among the messages, in every conversation. */
export const useHiddenEvents = (): HiddenEvents => useStore(hidden);

export function hideEvents(next: HiddenEvents): void {
  hidden.set(next);
  writeJson(localStorageOrNone(), KEY, Object.fromEntries([...next].map((category) => [category, true])));
}

export function toggled(set: HiddenEvents, category: EventCategory): HiddenEvents {
  const next = new Set(set);
  if (!next.delete(category)) next.add(category);
  return next;
}

/** Tests run where there is none. */
function localStorageOrNone() {
  return typeof localStorage === 'undefined' ? { getItem: () => null, setItem: () => undefined, removeItem: () => undefined } : localStorage;
}
