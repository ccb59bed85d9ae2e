import type { AgentCard } from '@/contract';

const MOST = 20;

/** The agents whom a note calls: those whose name stands in it behind an @ (S3-34). The longer name wins where one begins with another. */
export function mentionsIn(text: string, agents: readonly AgentCard[]): readonly string[] {
  return mentionParts(text, agents).flatMap((part) => (part.agent ? [part.agent.id] : [])).filter((id, index, all) => all.indexOf(id) === index).slice(0, MOST);
}

export interface MentionPart {
  readonly text: string;
  readonly agent: AgentCard | null;
}

export function mentionParts(text: string, agents: readonly AgentCard[]): readonly MentionPart[] {
  const byLength = [...agents].sort((a, b) => b.name.length - a.name.length);
  const parts: MentionPart[] = [];
  let plain = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const agent = byLength.find(({ name }) => text.startsWith(name, at + 1) && !isLetter(text[at + 1 + name.length]));
    if (!agent || isLetter(text[at - 1])) continue;
    if (at > plain) parts.push({ text: text.slice(plain, at), agent: null });
    plain = at + 1 + agent.name.length;
    parts.push({ text: text.slice(at, plain), agent });
  }
  if (plain < text.length) parts.push({ text: text.slice(plain), agent: null });
  return parts;
}

const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
