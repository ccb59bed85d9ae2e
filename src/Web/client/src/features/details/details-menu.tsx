import { EllipsisVertical, Info, Tag } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ConversationView } from '@/contract';
import { LabelPicker } from '@/features/commands/label-picker';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/shared/ui/menu';

const InformationDialog = lazy(() => import('./information-dialog'));

/** The three dots of the panel (S1-23, S1-26, S1-27). */
export function DetailsMenu({ head }: { head: ConversationView }) {
  const { t } = useWords();
  const [panel, setPanel] = useState<'label' | 'information' | null>(null);
  const next = useRef<typeof panel>(null);
  return (
    <span className="relative inline-flex self-start">
      <LabelPicker head={head} anchored open={panel === 'label'} onOpenChange={(open) => setPanel(open ? 'label' : null)} trigger={<span aria-hidden className="absolute inset-0" />} />
      <Menu>
        <MenuTrigger asChild><IconButton label={t('details.menu')} icon={<EllipsisVertical aria-hidden size={16} />} className="z-10" /></MenuTrigger>
        <MenuContent
          align="end"
          className="w-60"
          onCloseAutoFocus={(event) => {
            if (next.current === null) return;
            event.preventDefault();
            setPanel(next.current);
            next.current = null;
          }}
        >
          <MenuItem icon={<Info aria-hidden size={15} />} onSelect={() => { next.current = 'information'; }}>{t('details.information')}</MenuItem>
          <MenuItem icon={<Tag aria-hidden size={15} />} onSelect={() => { next.current = 'label'; }}>{t('labels.add')}</MenuItem>
        </MenuContent>
      </Menu>
      {panel === 'information' && <Suspense fallback={null}><InformationDialog head={head} open onOpenChange={() => setPanel(null)} /></Suspense>}
    </span>
  );
}
