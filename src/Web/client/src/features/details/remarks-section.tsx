import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { Remark, RemarkPage } from '@/contract';
import { RichText } from '@/features/timeline/rich-text';
import { useWorkbench } from '@/features/workbench/workbench';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { SelectField, TextArea } from '@/shared/ui/text-field';
import { Moment, Nothing, Section } from './section';

const PAGE = 10;
const path = (contact: string) => `/api/v1/contacts/${encodeURIComponent(contact)}/remarks`;
const remarksKey = (contact: string) => ['contact', contact, 'remarks'] as const;

interface RemarksSectionProps {
  contact: { readonly id: string; readonly name: string };
  /** That a remark may be about instead; null where none is open. */
  conversation: string | null;
}

/** What the team remarks about the contact; the customer never sees it (S1-13 to S1-16). */
export function RemarksSection({ contact: { id: contact, name }, conversation }: RemarksSectionProps) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const remarks = useInfiniteQuery({
    queryKey: remarksKey(contact),
    queryFn: ({ pageParam, signal }) => request<RemarkPage>('GET', path(contact) + query({ cursor: pageParam, limit: PAGE }), undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 30_000,
  });
  const items = remarks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('remarks.title')} count={items.length} action={<IconButton label={t('remarks.add')} icon={<Plus aria-hidden size={14} />} onClick={() => setAdding(true)} className="!size-6" />}>
      {adding && <NewRemark contact={{ id: contact, name }} conversation={conversation} onDone={() => setAdding(false)} />}
      {remarks.isError && <p role="alert" className="text-xs text-danger">{problemWords(t, asProblem(remarks.error))}</p>}
      {remarks.data && items.length === 0 && !adding && <p className="text-sm"><Nothing>{t('remarks.none')}</Nothing></p>}
      <ul className="space-y-2">{items.map((remark) => <RemarkCard key={remark.id} remark={remark} />)}</ul>
      {remarks.hasNextPage && <Button look="ghost" onClick={() => void remarks.fetchNextPage()} className="mt-1">{t('remarks.older')}</Button>}
    </Section>
  );
}

function RemarkCard({ remark: { author, text, at } }: { remark: Remark }) {
  return (
    <li className="border-l-2 border-note-line bg-note px-2.5 py-1.5 text-sm">
      <RichText text={text} />
      <p className="mt-0.5 text-2xs text-note-ink">{author.name} · <Moment at={at} /></p>
    </li>
  );
}

function NewRemark({ contact, conversation, onDone }: RemarksSectionProps & { onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { sendQueue } = useWorkbench();
  const [text, setText] = useState('');
  const [scope, setScope] = useState<'contact' | 'conversation'>('contact');
  const [problem, setProblem] = useState<string | null>(null);
  // The same with every attempt: it is written once.
  const [clientMessageId] = useState(randomId);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (scope === 'conversation' && conversation !== null) {
      sendQueue.send({ conversation, mode: 'note', text: text.trim(), expectedSequence: null });
      onDone();
      return;
    }
    try {
      await request('POST', path(contact.id), { clientMessageId, text: text.trim() });
      await client.invalidateQueries({ queryKey: remarksKey(contact.id) });
      onDone();
    } catch (error) {
      setProblem(problemWords(t, asProblem(error)));
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="mb-3 space-y-2">
      <TextArea label={t('remarks.text')} required placeholder={t('remarks.example')} value={text} onChange={(event) => setText(event.target.value)} />
      {conversation !== null && (
        <SelectField label={t('remarks.about')} value={scope} onChange={(event) => setScope(event.target.value === 'conversation' ? 'conversation' : 'contact')}>
          <option value="contact">{t('remarks.contact', { name: contact.name })}</option>
          <option value="conversation">{t('remarks.conversation')}</option>
        </SelectField>
      )}
      {problem && <p role="alert" className="text-xs text-danger">{problem}</p>}
      <div className="flex justify-end gap-2">
        <Button look="ghost" onClick={onDone}>{t('common.cancel')}</Button>
        <Button type="submit" look="note" disabled={text.trim() === ''}>{t('remarks.submit')}</Button>
      </div>
    </form>
  );
}
