import type { Preferences } from '@/shared/preferences/stored-preferences';

/** What is put under a reply when it is sent; null: nothing. */
export const closingOf = ({ signature, useSignature }: Pick<Preferences, 'signature' | 'useSignature'>): string | null =>
  useSignature && signature.trim() !== '' ? signature.trim() : null;

export const signed = (text: string, closing: string | null): string => (closing === null || text === '' ? text : `${text}\n\n${closing}`);

/** As it was written: a draft again, it is signed again when it is sent. */
export const unsigned = (text: string, closing: string | null): string =>
  closing !== null && text.endsWith(`\n\n${closing}`) ? text.slice(0, -closing.length - 2) : text;
