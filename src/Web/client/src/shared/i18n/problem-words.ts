import i18next from 'i18next';
import type { ProblemCode } from '@/contract';
import { fileSize } from '@/shared/format/number';
import { nameIn, type Problem } from '@/shared/http/problem';
import type { Translate } from './use-words';

/** What the server can say, and what we say of ourselves. A code without its sentence does not compile below. */
type Known = ProblemCode | 'network' | 'unexpected';

const known = (code: string): code is Known => i18next.exists(`problems.${code}`);

/** A problem as a sentence for people; a code that came after us still gets an honest one. */
export function problemWords(t: Translate, problem: Problem): string {
  const name = nameIn(problem, 'winner') ?? t('people.someone');
  const limit = typeof problem.extensions['limit'] === 'number' ? problem.extensions['limit'] : 0;
  const told = (member: string) => (typeof problem.extensions[member] === 'string' ? problem.extensions[member] : '');
  const size = fileSize(document.documentElement.lang || 'en', limit);
  return t(`problems.${known(problem.code) ? problem.code : 'unexpected'}`, { name, limit, size, field: told('field'), mimeType: told('mimeType') });
}
