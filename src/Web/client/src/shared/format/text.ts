/** Up to two initials of a name, by characters as people see them; a bare number has none. */
export function initials(name: string): string {
  if (name.startsWith('+')) return '#';
  const words = name.trim().split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (letter(first) + (last === undefined ? '' : letter(last))).toLocaleUpperCase();
}

const letter = (word: string) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? '';

export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

const LINK = /\bhttps?:\/\/[^\s<>"'`\u00a0]+/giu;

/** Splits text into words and web addresses. Only http and https count; closing punctuation stays outside. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = trimmed(match[0]);
    if (!isWebAddress(address)) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'link', text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

function trimmed(address: string): string {
  let result = address.replace(/[.,;:!?…»”’\]}*_~]+$/u, '');
  while (result.endsWith(')') && count(result, ')') > count(result, '(')) result = result.slice(0, -1).replace(/[.,;:!?]+$/u, '');
  return result;
}

const count = (text: string, character: string) => text.split(character).length - 1;

export function isWebAddress(address: string): boolean {
  try {
    const { protocol } = new URL(address);
    return protocol === 'https:' || protocol === 'http:';
  } catch {
    return false;
  }
}

/** A few emoji and nothing else: shown larger. */
export const isEmojiOnly = (text: string): boolean =>
  text.length <= 40 && /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic}\ufe0f?)*\s*){1,3}$/u.test(text.trim());
