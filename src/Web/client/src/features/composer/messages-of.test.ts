import { describe, expect, it } from 'vitest';
import type { ReadyFile } from '@/features/attachments/tray';
import { messagesOf } from './messages-of';

const file = (id: string, mimeType = 'image/png'): ReadyFile => ({
  preview: null, upload: { id, file: { checksum: id, fileName: id, mimeType, size: 1, animated: false }, expiresAt: '2026-03-13T09:00:00Z' },
});
const told = (text: string, files: ReadyFile[], quoting: number | null = 7) =>
  messagesOf('WhatsApp', { clientMessageId: 'id', conversation: 'c', text, quoting, expectedSequence: 9 }, files).map((message) => [message.text, message.enclosure?.kind === 'attachment' ? message.enclosure.id : null, message.quoting]);

describe('what one press of Send makes', () => {
  it('Text_Alone_IsOneMessage', () => expect(told('hello', [])).toEqual([['hello', null, 7]]));
  it('File_WithText_HasItAsItsCaption', () => expect(told('look', [file('a')])).toEqual([['look', 'a', 7]]));
  it('Files_AreAMessageEach_AndOnlyTheFirstQuotes', () => expect(told('look', [file('a'), file('b')])).toEqual([['look', 'a', 7], ['', 'b', null]]));
  it('Sound_WhichCarriesNoText_ComesAfterIt', () => expect(told('listen', [file('a', 'audio/ogg')])).toEqual([['listen', null, 7], ['', 'a', null]]));
  it('Id_IsThatOfTheMessageWithTheText', () => {
    const ids = (text: string, files: ReadyFile[]) => messagesOf('WhatsApp', { clientMessageId: 'id', conversation: 'c', text, quoting: null, expectedSequence: 9 }, files).map((message) => message.clientMessageId);
    expect(ids('listen', [file('a', 'audio/ogg')])).toEqual(['id', undefined]);
    expect(ids('look', [file('a'), file('b')])).toEqual(['id', undefined]);
    expect(ids('', [file('a'), file('b')])).toEqual(['id', undefined]);
  });

  it('Text_TooLongForACaption_GoesAlone', () => expect(told('x'.repeat(1025), [file('a')])).toEqual([['x'.repeat(1025), null, 7], ['', 'a', null]]));
  it('File_WithoutText_QuotesByItself', () => expect(told('', [file('a')])).toEqual([['', 'a', 7]]));
});
