import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { RemarkPage } from '@/contract';
import { useAgents } from '@/features/agents/agents';
import { MentionArea } from '@/features/mentions/mention-area';
import { mentionsIn } from '@/features/mentions/mentions';
import { useSession } from '@/features/session/session';
import { RichText } from '@/features/timeline/rich-text';
import { useWorkbench } from '@/features/workbench/workbench';
import { asProblem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { randomId } from '@/shared/state/random-id';
import { unfinished } from '@/shared/state/unfinished';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { useLeaveGuard } from '@/shared/ui/leave-guard';
import { SelectField } from '@/shared/ui/text-field';
import { remarksKey, together, type RemarkAbout, type Subject } from './remarks';
import { Moment, Nothing, Section } from './section';

const PAGE = 10;

interface BegunRemark {
  readonly text: string;
  readonly scope: 'contact' | 'conversation';
  /** The same with every attempt: it is written once. */
  readonly clientMessageId: string;
}

const begunRemarks = unfinished<BegunRemark>();

const path = ({ about, id }: Subject) => `/api/v1/${about}s/${encodeURIComponent(id)}/remarks`;

interface RemarksSectionProps {
  contact: { readonly id: string; readonly name: string };
  /** That a remark may be about instead; null where none is open. */
  conversation: string | null;
}

/** What the team remarks about the contact, and about the conversation as its notes; the customer never sees it (S1-13 to S1-16). */
export function RemarksSection({ contact, conversation }: RemarksSectionProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const about = conversation ?? contact.id;
  const [adding, setAdding] = useState(() => begunRemarks.has(agent.id, about));
  const ofContact = useRemarks({ about: 'contact', id: contact.id });
  const ofConversation = useRemarks({ about: 'conversation', id: conversation ?? '' }, conversation !== null);
  const read = conversation === null ? [ofContact] : [ofContact, ofConversation];
  const items = together(read.map(({ known }) => known));
  const isRead = read.every(({ query }) => query.data);
  const error = read.find(({ query }) => query.isError)?.query.error;
  return (
    <Section title={t('remarks.title')} count={items.length} action={<IconButton label={t('remarks.add')} icon={<Plus aria-hidden size={14} />} onClick={() => setAdding(true)} className="!size-6" />}>
      {adding && <NewRemark about={about} contact={contact} conversation={conversation} onDone={() => setAdding(false)} />}
      {error && <p role="alert" className="text-xs text-danger">{problemWords(t, asProblem(error))}</p>}
      {!isRead && !error && <span aria-hidden className="skeleton block h-14" />}
      {isRead && items.length === 0 && !adding && <p className="text-sm"><Nothing>{t('remarks.none')}</Nothing></p>}
      <ul className="space-y-2">{items.map((remark) => <RemarkCard key={`${remark.about} ${remark.id}`} remark={remark} of={conversation === null ? null : remark.about} />)}</ul>
      {read.some(({ query }) => query.hasNextPage) && <Button look="ghost" onClick={() => read.forEach(({ query }) => query.hasNextPage && void query.fetchNextPage())} className="mt-1">{t('remarks.older')}</Button>}
    </Section>
  );
}

function useRemarks(subject: Subject, enabled = true) {
  const remarks = useInfiniteQuery({
    queryKey: remarksKey(subject),
    queryFn: ({ pageParam, signal }) => request<RemarkPage>('GET', path(subject) + query({ cursor: pageParam, limit: PAGE }), undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 30_000,
    enabled,
  });
  return { query: remarks, known: { about: subject.about, items: remarks.data?.pages.flatMap((page) => page.items) ?? [], hasMore: remarks.hasNextPage } };
}

/** @param of what it is about, where there may be remarks on something else; otherwise null */
function RemarkCard({ remark: { author, text, at }, of }: { remark: RemarkAbout; of: Subject['about'] | null }) {
  const { t } = useWords();
  return (
    <li className="border-l-2 border-note-line bg-note px-2.5 py-1.5 text-sm">
      <RichText text={text} />
      <p className="mt-0.5 text-2xs text-note-ink">{author.name} · <Moment at={at} />{of && ` · ${t(`remarks.of.${of}`)}`}</p>
    </li>
  );
}

/** @param about where it is being written */
function NewRemark({ about, contact, conversation, onDone }: RemarksSectionProps & { about: string; onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { sendQueue } = useWorkbench();
  const agents = useAgents();
  const [remark, write] = begunRemarks.use(useSession().agent.id, about);
  const [clientMessageId] = useState(() => remark?.clientMessageId ?? randomId());
  const { text, scope } = remark ?? { text: '', scope: 'contact' };
  const change = (changed: Partial<BegunRemark>) => write({ text, scope, clientMessageId, ...changed });
  const mentions = mentionsIn(text, agents);
  const [problem, setProblem] = useState<string | null>(null);
  const subject: Subject = { about: 'contact', id: contact.id };
  useLeaveGuard(text.trim() !== '');
  const close = () => {
    write(null);
    onDone();
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (scope === 'conversation' && conversation !== null) {
      sendQueue.send({ conversation, mode: 'note', text: text.trim(), mentions, expectedSequence: null });
      close();
      return;
    }
    try {
      await request('POST', path(subject), { clientMessageId, text: text.trim(), mentions });
      await client.invalidateQueries({ queryKey: remarksKey(subject) });
      close();
    } catch (error) {
      setProblem(problemWords(t, asProblem(error)));
    }
  };

  return (
    <form data-kept onSubmit={(event) => void submit(event)} className="mb-3 space-y-2">
      <MentionArea label={t('remarks.text')} required placeholder={t('remarks.example')} text={text} onText={(next) => change({ text: next })} />
      {conversation !== null && (
        <SelectField label={t('remarks.about')} value={scope} onChange={(event) => change({ scope: event.target.value === 'conversation' ? 'conversation' : 'contact' })}>
          <option value="contact">{t('remarks.contact', { name: contact.name })}</option>
          <option value="conversation">{t('remarks.conversation')}</option>
        </SelectField>
      )}
      {problem && <p role="alert" className="text-xs text-danger">{problem}</p>}
      <div className="flex justify-end gap-2">
        <Button look="ghost" onClick={close}>{t('common.cancel')}</Button>
        <Button type="submit" look="note" disabled={text.trim() === ''}>{t('remarks.submit')}</Button>
      </div>
    </form>
  );
}
