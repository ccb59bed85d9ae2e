import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { toast } from '@/shared/ui/toasts';
import { Row } from './section-page';

interface CatalogueRowProps {
  name: string;
  title: ReactNode;
  detail: string;
  icon: ReactNode;
  /** Null where the agent may only look. */
  acts: { readonly onMove: (step: -1 | 1) => Promise<void>; readonly onEdit: () => void; readonly onRemove: (() => void) | null } | null;
  first: boolean;
  last: boolean;
}

/** An entry of a list that is offered in its order. */
export function CatalogueRow({ name, title, detail, icon, acts, first, last }: CatalogueRowProps) {
  const { t } = useWords();
  const move = (step: -1 | 1) => void acts?.onMove(step).catch((error: unknown) => toast(problemWords(t, asProblem(error))));
  return (
    <Row
      icon={icon}
      title={title}
      detail={detail}
      actions={acts && (
        <>
          <IconButton label={t('settings.up', { name })} icon={<ArrowUp aria-hidden size={14} />} disabled={first} onClick={() => move(-1)} />
          <IconButton label={t('settings.down', { name })} icon={<ArrowDown aria-hidden size={14} />} disabled={last} onClick={() => move(1)} />
          <IconButton label={t('settings.edit', { name })} icon={<Pencil aria-hidden size={14} />} onClick={acts.onEdit} />
          <IconButton label={t('settings.remove', { name })} icon={<Trash2 aria-hidden size={14} />} disabled={acts.onRemove === null} onClick={acts.onRemove ?? undefined} />
        </>
      )}
    />
  );
}
