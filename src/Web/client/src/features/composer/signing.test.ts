import { describe, expect, it } from 'vitest';
import { closingOf, signed, unsigned } from './signing';

describe('the signature of a reply', () => {
  it.each([
    ['Alice', true, 'Alice'], [' Alice\n', true, 'Alice'], ['Alice', false, null], ['  ', true, null],
  ])('Closing_Of %j_Used %s_Is %j', (signature, useSignature, closing) => {
    expect(closingOf({ signature, useSignature })).toBe(closing);
  });

  it.each(['Hello', 'Two\n\nparts', 'Alice', ''])('Text %j_WhenItIsADraftAgain_IsAsItWasWritten', (text) => {
    for (const closing of ['Alice', 'Alice\n\nParloir', null]) expect(unsigned(signed(text, closing), closing)).toBe(text);
  });

  it('Text_ThatWasSignedOtherwise_StaysAsItIs', () => {
    expect(unsigned(signed('Hello', 'Alice'), 'Bruno')).toBe('Hello\n\nAlice');
  });
});
