import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from './button';
import { EmptyState } from './empty-state';

interface LoadProblemProps {
  icon: ReactNode;
  query: Pick<UseQueryResult, 'error' | 'refetch'>;
}

/** Why there is nothing, and what to do: to ask again does not bring back what is gone. */
export function LoadProblem({ icon, query }: LoadProblemProps) {
  const { t } = useWords();
  const problem = asProblem(query.error);
  const gone = problem.code === 'not_found';
  return <EmptyState icon={icon} title={problemWords(t, problem)} hint={gone ? t('common.goneHint') : ''} action={!gone && <Button onClick={() => void query.refetch()}>{t('common.tryAgain')}</Button>} />;
}
