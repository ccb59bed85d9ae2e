import { Building, Plus } from 'lucide-react';
import { Suspense, useRef, useState, type ReactNode } from 'react';
import { useSession } from '@/features/session/session';
import { useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { EmptyState } from '@/shared/ui/empty-state';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { useMedia } from '@/shared/ui/use-media';
import { CustomerList } from './customer-list';
import { CustomerProfile } from './customer-profile';
import './words';

const CustomerForm = lazily(() => import('./customer-form'));

interface CustomersPageProps {
  customer: string | null;
  words: string;
  hrefOf: (customer: string) => string;
  onOpen: (customer: string | null) => void;
  onSearch: (words: string) => void;
  onConversation: (conversation: string) => void;
  corner: ReactNode;
}

/** The records of the business's customers, and what was exchanged with each (S2-63 to S2-66). */
export function CustomersPage({ customer, words, hrefOf, onOpen, onSearch, onConversation, corner }: CustomersPageProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const wide = useMedia('(min-width: 768px)');
  const [creating, setCreating] = useState(false);
  const profile = useRef<HTMLDivElement>(null);
  useShortcut('back', () => onOpen(null), { enabled: customer !== null, outside: profile });
  const create = agent.role === 'Administrator' && <IconButton label={t('customers.create')} icon={<Plus aria-hidden size={16} />} onClick={() => setCreating(true)} />;
  return (
    <>
      {(wide || customer === null) && (
        <section aria-label={t('customers.lists.customers')} className="flex w-90 shrink-0 flex-col border-r border-line bg-canvas max-md:w-full max-md:border-r-0">
          <CustomerList current={customer} words={words} hrefOf={hrefOf} onOpen={onOpen} onSearch={onSearch} corner={<>{create}{wide ? null : corner}</>} />
        </section>
      )}
      {(wide || customer !== null) && (
        <div ref={profile} className="flex min-w-0 flex-1 flex-col bg-surface">
          {customer !== null
            ? <CustomerProfile key={customer} id={customer} onBack={wide ? null : () => onOpen(null)} onConversation={onConversation} corner={corner} />
            : (
              <>
                <div className="flex h-12 shrink-0 items-center justify-end border-b border-line pr-3">{corner}</div>
                <EmptyState icon={<Building size={28} strokeWidth={1.5} />} title={t('customers.nobody.title')} hint={t('customers.nobody.hint')} />
              </>
            )}
        </div>
      )}
      {creating && <Suspense fallback={null}><CustomerForm customer={null} onSaved={(saved) => onOpen(saved.id)} onClose={() => setCreating(false)} /></Suspense>}
    </>
  );
}
