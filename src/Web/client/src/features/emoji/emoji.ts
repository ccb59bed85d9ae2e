import { isRecord, readJson, writeJson } from '@/shared/state/storage';

/** Emoji, name, other words for it. */
export type Emoji = readonly [emoji: string, name: string, words: string];
export interface EmojiGroup {
  readonly name: string;
  readonly emoji: readonly Emoji[];
}

/** Made by scripts/emoji.mjs from emojibase-data (MIT); loaded when the picker is opened. */
export async function loadEmoji(language: string): Promise<readonly EmojiGroup[]> {
  const data: unknown = language.startsWith('fr') ? (await import('./data/fr.json')).default : (await import('./data/en.json')).default;
  return data as readonly EmojiGroup[];
}

/** Those whose name or words have every word that was typed at the beginning of one of theirs. */
export function findEmoji(groups: readonly EmojiGroup[], typed: string): readonly Emoji[] {
  const wanted = words(typed);
  return groups.flatMap((group) => group.emoji).filter(([, name, others]) => {
    const known = words(`${name} ${others}`);
    return wanted.every((word) => known.some((other) => other.startsWith(word)));
  });
}

const words = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const KEY = 'parloir.emoji';
const KEPT = 18;
const hasList = (value: unknown): value is { list: string[] } => isRecord(value) && Array.isArray(value['list']) && value['list'].every((entry) => typeof entry === 'string');

export const usedEmoji = (): readonly string[] => readJson(localStorage, KEY, hasList, { list: [] }).list;

export const rememberEmoji = (emoji: string): void => writeJson(localStorage, KEY, { list: [emoji, ...usedEmoji().filter((other) => other !== emoji)].slice(0, KEPT) });
