import { asProblem } from '@/shared/http/problem';
import type { Translate } from '@/shared/i18n/use-words';

export function phoneProblem(t: Translate, error: unknown): string {
  const { code } = asProblem(error);
  if (code === 'phone_taken') return t('sandbox.problems.phone_taken');
  return code === 'invalid' ? t('sandbox.problems.invalid') : t('sandbox.problems.unknown');
}
