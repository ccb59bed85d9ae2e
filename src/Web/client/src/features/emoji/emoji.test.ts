import { describe, expect, it } from 'vitest';
import { findEmoji, loadEmoji } from './emoji';

describe('the emoji', () => {
  it('Search_InFrench_IgnoresAccentsAndFindsByOtherWords', async () => {
    const groups = await loadEmoji('fr-FR');
    expect(findEmoji(groups, 'fete').map(([emoji]) => emoji)).toContain('🎉');
    expect(findEmoji(groups, 'visage rieur')[0]?.[0]).toBe('😀');
  });

  it('Search_InEnglish_FindsByTheBeginningOfAWord', async () => {
    const groups = await loadEmoji('en');
    expect(findEmoji(groups, 'thumbs up')[0]?.[0].startsWith('👍')).toBe(true);
    expect(findEmoji(groups, 'zzzz')).toEqual([]);
  });

  it('Groups_InBothLanguages_HaveTheSameEmoji', async () => {
    const [fr, en] = [await loadEmoji('fr'), await loadEmoji('en')];
    expect(fr.map((group) => group.emoji.map(([emoji]) => emoji))).toEqual(en.map((group) => group.emoji.map(([emoji]) => emoji)));
  });
});
