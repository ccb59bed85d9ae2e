import type { Remark } from '@/contract';

/** What a remark is about (S1-13). */
export interface Subject {
  readonly about: 'contact' | 'conversation';
  readonly id: string;
}

export const remarksKey = ({ about, id }: Subject) => [about, id, 'remarks'] as const;

export interface RemarkAbout extends Remark {
  readonly about: Subject['about'];
}

/** What is known of one subject's remarks, newest first. */
export interface KnownRemarks {
  readonly about: Subject['about'];
  readonly items: readonly Remark[];
  /** There are older ones, which were not read yet. */
  readonly hasMore: boolean;
}

/** The remarks on several subjects as one list, newest first. What may still have an unread one before it is left out. */
export function together(known: readonly KnownRemarks[]): readonly RemarkAbout[] {
  const readSince = Math.max(...known.map(({ items, hasMore }) => (hasMore ? moment(items.at(-1)) : -Infinity)));
  return known
    .flatMap(({ about, items }) => items.map((remark) => ({ ...remark, about })))
    .filter((remark) => moment(remark) >= readSince)
    .sort((a, b) => moment(b) - moment(a));
}

const moment = (remark: Remark | undefined): number => (remark === undefined ? Infinity : Date.parse(remark.at));
