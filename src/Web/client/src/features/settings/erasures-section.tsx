import { useInfiniteQuery } from '@tanstack/react-query';
import { FileX } from 'lucide-react';
import type { TombstonePage } from '@/contract';
import { Moment } from '@/features/details/section';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { Row, Rows, SectionPage } from './section-page';

/** Which conversations were deleted for good: who did it, when and why (S0-15). Nothing of what they said remains. */
export function ErasuresSection() {
  const { t } = useWords();
  const erasures = useInfiniteQuery({
    queryKey: ['erasures'],
    queryFn: ({ pageParam, signal }) => request<TombstonePage>('GET', `/api/v1/erasures${query({ cursor: pageParam })}`, undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = erasures.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <SectionPage title={t('sections.erasures')} hint={t('settings.erasures.hint')}>
      {erasures.isError && <p role="alert" className="text-sm text-danger">{problemWords(t, asProblem(erasures.error))}</p>}
      {erasures.isPending && <span aria-hidden className="skeleton block h-14" />}
      {erasures.data && items.length === 0 && (
        <div className="rounded-lg border border-dashed border-line-strong pt-12"><EmptyState icon={<FileX size={28} strokeWidth={1.5} />} title={t('settings.erasures.empty')} hint={t('settings.erasures.emptyHint')} /></div>
      )}
      {items.length > 0 && (
        <Rows label={t('sections.erasures')}>
          {items.map(({ conversation, by, at, reason, messages, notes, attachments, hash }) => (
            <Row
              key={conversation}
              icon={<FileX aria-hidden size={16} />}
              title={reason || t('settings.erasures.noReason')}
              detail={<>{t('settings.erasures.by', { name: by.name })} · <Moment at={at} /> · {t('settings.erasures.counts', { messages, notes, files: attachments })}<span className="tabular block text-2xs">{conversation} · SHA-256 {hash}</span></>}
            />
          ))}
        </Rows>
      )}
      {erasures.hasNextPage && <div className="mt-3 flex justify-center"><Button disabled={erasures.isFetchingNextPage} onClick={() => void erasures.fetchNextPage()}>{t('common.more')}</Button></div>}
    </SectionPage>
  );
}
