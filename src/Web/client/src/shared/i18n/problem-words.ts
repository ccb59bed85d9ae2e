import { nameIn, type Problem } from '@/shared/http/problem';
import en from './locales/en.json';
import type { Translate } from './use-words';

const known = (code: string): code is keyof typeof en.problems => Object.hasOwn(en.problems, code);

/** A problem as a sentence for people; a code that came after us still gets an honest one. */
export function problemWords(t: Translate, problem: Problem): string {
  const name = nameIn(problem, 'winner') ?? t('people.someone');
  const limit = typeof problem.extensions['limit'] === 'number' ? problem.extensions['limit'] : 0;
  return t(`problems.${known(problem.code) ? problem.code : 'unexpected'}`, { name, limit });
}
