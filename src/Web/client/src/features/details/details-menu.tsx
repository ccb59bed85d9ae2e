import { EllipsisVertical, IdCard, Info, Merge, Tag, UserPen } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import type { ContactView } from '@/contract';
import { LabelPicker } from '@/features/commands/label-picker';
import type { Standing } from '@/features/workbench/standing';
import { useWays } from '@/features/workbench/ways';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { lazily } from '@/shared/ui/lazily';
import { Menu, MenuContent, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger, SubMenu } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toasts';
import { nameIn, useContact, useContactCatalogue, useContactCommands } from './contact';
import { useFieldChange } from './use-field-change';

const InformationDialog = lazily(() => import('./information-dialog'));
const MergeDialog = lazily(() => import('@/features/contacts/merge-dialog'));

/** The three dots of the panel (S1-23, S1-26, S1-27); what makes a lead a client is here too (S1-40). */
export function DetailsMenu({ head }: { head: Standing }) {
  const { t } = useWords();
  const [panel, setPanel] = useState<'label' | 'information' | 'merge' | null>(null);
  const next = useRef<typeof panel>(null);
  const ways = useWays();
  const contact = useContact(head.contact.id).data;
  return (
    <span className="relative inline-flex self-start">
      <LabelPicker head={head} anchored open={panel === 'label'} onOpenChange={(open) => setPanel(open ? 'label' : null)} trigger={<span aria-hidden className="absolute inset-0" />} />
      <Menu>
        <MenuTrigger asChild><IconButton label={t('details.menu')} icon={<EllipsisVertical aria-hidden size={16} />} className="z-10" /></MenuTrigger>
        <MenuContent
          align="end"
          className="w-72"
          onCloseAutoFocus={(event) => {
            if (next.current === null) return;
            event.preventDefault();
            setPanel(next.current);
            next.current = null;
          }}
        >
          <MenuItem icon={<Info aria-hidden size={15} />} onSelect={() => { next.current = 'information'; }}>{t('details.information')}</MenuItem>
          <MenuItem icon={<Tag aria-hidden size={15} />} onSelect={() => { next.current = 'label'; }}>{t('labels.add')}</MenuItem>
          <MenuSeparator />
          <MenuItem icon={<IdCard aria-hidden size={15} />} onSelect={() => ways.contact(head.contact.id).go()}>{t('details.profile')}</MenuItem>
          {contact && <Transformation contact={contact} />}
          {contact && <MenuItem icon={<Merge aria-hidden size={15} />} onSelect={() => { next.current = 'merge'; }}>{t('details.merge')}</MenuItem>}
        </MenuContent>
      </Menu>
      {panel === 'merge' && contact && <Suspense fallback={null}><MergeDialog contact={contact} onClose={() => setPanel(null)} /></Suspense>}
      {panel === 'information' && <Suspense fallback={null}><InformationDialog head={head} open onOpenChange={() => setPanel(null)} /></Suspense>}
    </span>
  );
}

/** A lead becomes a client. */
function Transformation({ contact }: { contact: ContactView }) {
  const { t } = useWords();
  const { types } = useContactCatalogue().data ?? { types: [] };
  const { patch } = useContactCommands(contact.id);
  const change = useFieldChange(contact);
  const become = (type: string) => change({ sentence: t('details.became', { name: contact.name, type: nameIn(types, type) }), of: (of) => of.type, save: (value) => patch({ type: value }), value: type })
    .catch((error: unknown) => toast(problemWords(t, asProblem(error))));
  return (
    <SubMenu icon={<UserPen aria-hidden size={15} />} label={t('details.transform')}>
      <MenuRadioGroup value={contact.type} onValueChange={(type) => void become(type)}>
        {types.map(({ key, name }) => <MenuRadioItem key={key} value={key}>{name}</MenuRadioItem>)}
      </MenuRadioGroup>
    </SubMenu>
  );
}
