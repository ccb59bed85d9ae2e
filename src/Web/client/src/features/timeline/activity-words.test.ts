import { describe, expect, it } from 'vitest';
import type { Translate } from '@/shared/i18n/use-words';
import { sentence } from './activity-words';

/** The key and what is put in. */
const t = ((key: string, values: Record<string, string> = {}) => `${key}(${Object.values(values).join('|')})`) as unknown as Translate;
const words = (kind: string, text: string) => sentence(t, 'en', { event: 'channel_event', kind, text }, { kind: 'contact', id: 'camille', name: 'Camille' });

describe('what a channel tells of its customer (S3-22)', () => {
  it.each([
    ['recipient_changed', '+33 6 98 76 54 32', 'activity.recipientChanged(+33 6 98 76 54 32)'],
    ['user_changed_number', 'User Camille changed from 1 to 2', 'activity.numberChanged(Camille)'],
    ['customer_changed_number', '', 'activity.numberChanged(Camille)'],
    ['user_changed_user_id', '', 'activity.identifierChanged(Camille)'],
    ['customer_identity_changed', 'Changed', 'activity.deviceChanged(Camille)'],
    ['call_permission_reply', 'accept', 'activity.callsAllowed(Camille)'],
    ['call_permission_reply', 'reject', 'activity.callsRefused(Camille)'],
  ])('Notice_OfTheKind %s %s_IsASentence', (kind, text, expected) => expect(words(kind, text)).toBe(expected));

  it.each([
    ['call_permission_reply', 'later', 'later'],
    ['system', 'Something happened', 'Something happened'],
    ['system', '', 'system'],
  ])('Notice_OfWhatIsNotKnown %s %s_IsWhatTheChannelSaid', (kind, text, expected) => expect(words(kind, text)).toBe(expected));
});
