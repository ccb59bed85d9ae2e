import { useState } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { Toasts } from '@/shared/ui/toasts';
import { Faults } from './faults';
import { PhoneScreen } from './phone-screen';
import { PhoneList } from './phone-list';

const asked = () => new URLSearchParams(window.location.search).get('phone');

/** A customer's phone, beside the customers that one can be. */
export function App() {
  const { t } = useWords();
  const [phone, setPhone] = useState(asked);

  const choose = (next: string | null) => {
    window.history.replaceState(null, '', next === null ? window.location.pathname : `?phone=${next}`);
    setPhone(next);
  };

  return (
    <div className="flex h-full justify-center md:gap-12 md:p-8">
      <aside className={`flex w-full flex-col overflow-y-auto px-5 py-6 md:w-72 md:px-0 md:py-4 ${phone === null ? '' : 'max-md:hidden'}`}>
        <h1 className="text-lg font-semibold tracking-tight">{t('sandbox.title')}</h1>
        <p className="mt-1 text-xs text-ink-3">{t('sandbox.subtitle')}</p>
        <PhoneList selected={phone} onChoose={choose} />
        <Faults />
        <a href="/" className="mt-6 text-xs font-medium text-accent-ink hover:underline">{t('sandbox.openDesk')}</a>
      </aside>
      <main className={`min-w-0 md:h-full md:max-h-[820px] md:w-[390px] md:shrink-0 md:self-center ${phone === null ? 'max-md:hidden' : 'w-full'}`}>
        <div className="relative flex h-full flex-col overflow-hidden bg-surface md:rounded-[36px] md:border-8 md:border-bezel md:shadow-pop">
          {phone === null
            ? <p className="m-auto px-8 text-center text-sm text-ink-3">{t('sandbox.customerCard')}</p>
            : <PhoneScreen key={phone} phone={phone} onBack={() => choose(null)} />}
        </div>
      </main>
      <Toasts />
    </div>
  );
}
