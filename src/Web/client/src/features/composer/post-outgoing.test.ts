import { describe, expect, it } from 'vitest';
import type { Outgoing } from './outgoing';
import { messageOf } from './post-outgoing';

const outgoing: Outgoing = {
  clientMessageId: 'c', conversation: '1', mode: 'reply', text: '', quoting: null, mentions: [], enclosure: null, expectedSequence: null, at: '2026-01-05T12:00:00Z', state: { kind: 'waiting' },
};

describe('what is posted', () => {
  it('Form_IsNamed_AndGoesAlone', () => {
    const form = { id: 'f', title: 'Details', body: 'Please', button: 'Open', submit: 'Send', fields: [], followUp: null };
    expect(messageOf({ ...outgoing, quoting: 3, enclosure: { kind: 'form', form } })).toEqual({ clientMessageId: 'c', expectedSequence: null, form: { id: 'f' } });
  });

  it('Text_QuotesWhatItAnswers', () => {
    expect(messageOf({ ...outgoing, text: 'Yes', quoting: 3 })).toEqual({ clientMessageId: 'c', expectedSequence: null, text: 'Yes', inReplyTo: 3 });
  });
});
