import { describe, expect, it } from 'vitest';
import { mentionParts, mentionsIn } from './mentions';

const ann = { id: 'ann', name: 'Ann' };
const annMarie = { id: 'annmarie', name: 'Ann Marie' };
const agents = [ann, annMarie];

describe('mentions in a note (S3-34)', () => {
  it.each([
    ['@Ann please look', ['ann']],
    ['ask @Ann Marie, not @Ann', ['annmarie', 'ann']],
    ['@Ann @Ann', ['ann']],
    ['@Anna knows', []],
    ['mail ann@Ann.test', []],
    ['nobody', []],
  ])('Mentions_In %j_Are %j', (text, expected) => {
    expect(mentionsIn(text, agents)).toEqual(expected);
  });

  it('Parts_PutTogether_AreTheText', () => {
    const text = 'Hello @Ann Marie: see @Bob and @Ann!';
    expect(mentionParts(text, agents).map((part) => part.text).join('')).toBe(text);
    expect(mentionParts(text, agents).map((part) => part.agent?.id ?? null)).toEqual([null, 'annmarie', null, 'ann', null]);
  });
});
