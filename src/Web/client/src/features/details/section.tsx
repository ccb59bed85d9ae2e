import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { exactTime, dateTime } from '@/shared/format/time';
import { useNow } from '@/shared/format/now';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';

interface SectionProps {
  title: string;
  /** How many things are in it, where that is worth knowing. */
  count?: number;
  /** Stands at the right of the title: the way to add something. */
  action?: ReactNode;
  /** Closed at first: what is in it is loaded when it is opened. */
  folded?: boolean;
  children: ReactNode;
}

export function Section({ title, count, action, folded = false, children }: SectionProps) {
  const [open, setOpen] = useState(!folded);
  return (
    <section className="border-t border-line">
      <div className="flex h-9 items-center pr-3">
        <h3 className="min-w-0 flex-1">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="flex h-9 w-full items-center gap-1 pl-4 text-xs font-medium text-ink-2 -outline-offset-2 hover:text-ink">
            <span className="truncate">{title}</span>
            {count !== undefined && count > 0 && <span className="tabular text-ink-3">{count}</span>}
            <ChevronRight aria-hidden size={13} className={classes('text-ink-3 transition-transform duration-100', open && 'rotate-90')} />
          </button>
        </h3>
        {action}
      </div>
      {open && <div className="px-4 pb-3">{children}</div>}
    </section>
  );
}

/** A fact that is changed where it stands: its value is as high as a control. */
export function FactRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-7 grid-cols-[104px_minmax(0,1fr)] items-center gap-2">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="min-w-0 text-sm">{children}</dd>
    </div>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-7 grid-cols-[104px_minmax(0,1fr)] items-baseline gap-2 py-1">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="min-w-0 text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

export function Nothing({ children }: { children: ReactNode }) {
  return <span className="text-ink-3">{children}</span>;
}

export function Moment({ at }: { at: string }) {
  const { language } = useWords();
  const now = useNow();
  return (
    <time dateTime={at} title={exactTime(language, at)} className="tabular">
      {dateTime(language, at, now)}
    </time>
  );
}
