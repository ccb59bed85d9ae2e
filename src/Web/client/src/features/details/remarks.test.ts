import { describe, expect, it } from 'vitest';
import type { Remark } from '@/contract';
import { minute } from '@/testing/samples';
import { together, type KnownRemarks } from './remarks';

const at = (minutes: number): Remark => ({ id: `remark-${minutes}`, author: { id: 'alice', name: 'Alice' }, text: `at ${minutes}`, at: minute(minutes) });
const known = (about: KnownRemarks['about'], minutes: readonly number[], hasMore = false): KnownRemarks => ({ about, items: minutes.map(at), hasMore });
const shown = (...lists: readonly KnownRemarks[]) => together(lists).map(({ about, text }) => `${about} ${text}`);

describe('remarks on contact and conversation', () => {
  it('Both_AreOneList_NewestFirst', () => {
    expect(shown(known('contact', [50, 10]), known('conversation', [30, 20]))).toEqual(['contact at 50', 'conversation at 30', 'conversation at 20', 'contact at 10']);
  });

  it('What_MayHaveAnUnreadOneBeforeIt_IsLeftOut', () => {
    expect(shown(known('contact', [50, 40], true), known('conversation', [45, 40, 39]))).toEqual(['contact at 50', 'conversation at 45', 'contact at 40', 'conversation at 40']);
  });

  it('Both_WhenBothHaveMore_EndWhereTheFirstOfThemDoes', () => {
    expect(shown(known('contact', [50, 10], true), known('conversation', [30, 20], true))).toEqual(['contact at 50', 'conversation at 30', 'conversation at 20']);
  });

  it('Contact_WithoutConversation_IsAllThereIs', () => {
    expect(shown(known('contact', [50, 10], true))).toEqual(['contact at 50', 'contact at 10']);
    expect(shown(known('contact', []))).toEqual([]);
  });
});
