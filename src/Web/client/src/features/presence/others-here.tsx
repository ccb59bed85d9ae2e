import { Eye, PencilLine } from 'lucide-react';
import { useWords } from '@/shared/i18n/use-words';
import { useOthersAt } from './use-attendance';

/** Who else looks and who writes: two do not answer the same customer. It keeps its line, so that nothing moves when somebody comes; where there is little room it has one only then. */
export function OthersHere({ conversation }: { conversation: string }) {
  const { t, language } = useWords();
  const others = useOthersAt(conversation);
  const names = (activity: string) => new Intl.ListFormat(language).format(others.filter((other) => other.activity === activity).map((other) => other.agent.name));
  const [replying, noting, looking] = [names('Replying'), names('Noting'), names('Looking')];
  return (
    <p role="status" className="mx-auto flex h-5 w-full shrink-0 short:empty:hidden max-w-3xl items-center gap-3 overflow-hidden px-2 text-2xs whitespace-nowrap text-ink-3">
      {replying && <span className="inline-flex items-center gap-1 font-medium text-waiting"><PencilLine aria-hidden size={12} />{t('presence.replying', { names: replying })}</span>}
      {noting && <span className="inline-flex items-center gap-1"><PencilLine aria-hidden size={12} />{t('presence.noting', { names: noting })}</span>}
      {looking && <span className="inline-flex min-w-0 items-center gap-1"><Eye aria-hidden size={12} className="shrink-0" /><span className="truncate">{t('presence.looking', { names: looking })}</span></span>}
    </p>
  );
}
