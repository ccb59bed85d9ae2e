import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Plus, Search, UserRoundX } from 'lucide-react';
import { Suspense, useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { ContactView } from '@/contract';
import { useSession } from '@/features/session/session';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { classes } from '@/shared/ui/classes';
import { EmptyState } from '@/shared/ui/empty-state';
import { IconButton } from '@/shared/ui/icon-button';
import { LoadProblem } from '@/shared/ui/load-problem';
import { useRowWindow } from '@/shared/ui/use-row-window';
import { PeopleTabs } from '@/features/customers/people-tabs';
import { lazily } from '@/shared/ui/lazily';
import { ContactFilters } from './contact-filters';
import { contactsPage, everybody, isNarrow, nameIn, useCatalogue, type ContactSearch } from './contacts';

interface ContactListProps {
  current: string | null;
  search: ContactSearch;
  hrefOf: (contact: string) => string;
  onOpen: (contact: string) => void;
  onSearch: (search: ContactSearch) => void;
  corner: ReactNode;
}

const ContactForm = lazily(() => import('./contact-form'));

/** How long a hand pauses between two words. */
const PAUSE = 250;
const ROW = 56;

export function ContactList({ current, search, hrefOf, onOpen, onSearch, corner }: ContactListProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const [creating, setCreating] = useState(false);
  const [typed, setTyped] = useState(search.words);
  useEffect(() => {
    const words = typed.trim();
    if (words === search.words) return;
    const timer = setTimeout(() => onSearch({ ...search, words }), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);

  return (
    <>
      <header className="shrink-0 border-b border-line">
        <div className="flex h-12 items-center justify-between pr-3 pl-4">
          <PeopleTabs current="contacts" />
          <span className="flex items-center gap-1">
            {(agent.inboxes === null || agent.role === 'Administrator') && <IconButton label={t('contacts.create.title')} icon={<Plus aria-hidden size={16} />} onClick={() => setCreating(true)} />}
            {corner}
          </span>
        </div>
        <div className="mx-3 flex h-8 items-center gap-2 rounded-md border border-control-line bg-surface px-2 focus-within:outline-2 focus-within:outline-accent-ink">
          <Search aria-hidden size={14} className="shrink-0 text-ink-3" />
          <input type="search" aria-label={t('contacts.search')} placeholder={t('contacts.search')} value={typed} onChange={(event) => setTyped(event.target.value)} className="min-w-0 flex-1 bg-transparent text-sm outline-none" />
        </div>
        <ContactFilters search={search} onSearch={onSearch} />
      </header>
      <Rows current={current} search={search} hrefOf={hrefOf} onOpen={onOpen} onClear={() => {
        setTyped('');
        onSearch(everybody);
      }} />
      {creating && (
        <Suspense fallback={null}>
          <ContactForm
            onOpen={(contact) => {
              setCreating(false);
              onOpen(contact);
            }}
            onClose={() => setCreating(false)}
          />
        </Suspense>
      )}
    </>
  );
}

function Rows({ current, search, hrefOf, onOpen, onClear }: Omit<ContactListProps, 'onSearch' | 'corner'> & { onClear: () => void }) {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const found = useInfiniteQuery({
    queryKey: ['contacts', search],
    queryFn: ({ pageParam, signal }) => contactsPage(search, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const contacts = found.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;

  const { from, to, onScroll } = useRowWindow(scroller, contacts.length, ROW);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && to >= contacts.length - 12) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, to, contacts.length]);

  if (found.isError) return <LoadProblem icon={<UserRoundX size={28} strokeWidth={1.5} />} query={found} />;
  if (found.isPending || (contacts.length === 0 && hasNextPage)) return <Skeletons />;
  if (contacts.length === 0) {
    return isNarrow(search)
      ? <EmptyState icon={<UserRoundX size={28} strokeWidth={1.5} />} title={t('contacts.none.title')} hint={t('contacts.none.hint')} action={<Button onClick={onClear}>{t('empty.filtered.action')}</Button>} />
      : <EmptyState icon={<UserRoundX size={28} strokeWidth={1.5} />} title={t('contacts.empty.title')} hint={t('contacts.empty.hint')} />;
  }
  return (
    <div ref={scroller} onScroll={onScroll} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label={t('contacts.title')} className="relative" style={{ height: contacts.length * ROW }}>
        {contacts.slice(from, to).map((contact, offset) => (
          <li key={contact.id} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${(from + offset) * ROW}px)` }}>
            <ContactRow contact={contact} current={contact.id === current} href={hrefOf(contact.id)} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ContactRow({ contact, current, href, onOpen }: { contact: ContactView; current: boolean; href: string; onOpen: (contact: string) => void }) {
  const { types, stages } = useCatalogue();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(contact.id);
  };
  const known = [nameIn(types, contact.type), ...(contact.stage === null ? [] : [nameIn(stages, contact.stage)])].join(' · ');
  return (
    <a
      href={href}
      data-contact={contact.id}
      aria-current={current ? 'true' : undefined}
      onClick={follow}
      className={classes('flex h-14 items-center gap-2.5 border-l-2 pr-3 pl-2.5 -outline-offset-2', current ? 'border-l-accent bg-accent-tint' : 'border-l-transparent hover:bg-hover')}
    >
      <Avatar name={contact.name} channel={contact.channel?.type} />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-left font-medium">{contact.name}</span>
        <span className="flex gap-2 text-xs text-ink-3"><span className="tabular truncate">{contact.address}</span><span className="flex-1" /><span className="truncate">{known}</span></span>
      </span>
    </a>
  );
}

function Skeletons() {
  return (
    <div aria-hidden>
      {[46, 58, 40, 52, 62, 44].map((width) => (
        <div key={width} className="flex h-14 items-center gap-2.5 px-3"><span className="skeleton size-8 !rounded-full" /><span className="skeleton h-2.5" style={{ width: `${width}%` }} /></div>
      ))}
    </div>
  );
}
