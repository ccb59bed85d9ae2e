import { describe, expect, it } from 'vitest';
import type { FormView } from '@/contract';
import { sendableForms } from './forms';

const form = (name: string, part: Partial<FormView> = {}): FormView => ({
  id: name, name, title: 'Title', body: 'Body', button: 'Open', submit: 'Send', fields: [], followUp: null, archived: false, ...part,
});

describe('forms that may be sent', () => {
  it('are found by name, title or text, whatever the case', () => {
    const all = [form('Details'), form('Order', { title: 'Your ORDER' }), form('Survey', { body: 'Your opinion' })];
    expect(sendableForms(all, ' order ').map(({ id }) => id)).toEqual(['Order']);
    expect(sendableForms(all, 'OPINION').map(({ id }) => id)).toEqual(['Survey']);
    expect(sendableForms(all, '')).toHaveLength(3);
  });

  it('are not archived', () => expect(sendableForms([form('Details', { archived: true })], '')).toEqual([]));
});
