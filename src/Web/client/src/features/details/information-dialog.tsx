import { Copy } from 'lucide-react';
import { useShownName } from '@/features/agents/agents';
import type { Standing } from '@/features/workbench/standing';
import { useOfTimeline } from '@/features/workbench/use-live';
import { useChannelAccounts, useDepartments, useEveryInbox } from '@/features/workspace/catalogues';
import { exactTime } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { channelNames } from '@/shared/ui/channel-mark';
import { Dialog } from '@/shared/ui/dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { toast } from '@/shared/ui/toasts';
import { nameIn, useContact, useContactCatalogue } from './contact';

interface InformationDialogProps {
  head: Standing;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Everything that is known of conversation and contact, exact and to be copied (S1-27). */
export default function InformationDialog({ head, open, onOpenChange }: InformationDialogProps) {
  const { t, language } = useWords();
  const shownName = useShownName();
  const lastActivityAt = useOfTimeline(head.id, (timeline) => timeline.head?.lastActivityAt ?? null);
  const [accounts, inboxes, departments] = [useChannelAccounts(), useEveryInbox(), useDepartments()];
  const contact = useContact(head.contact.id).data;
  const types = useContactCatalogue().data?.types;
  const emails = contact?.points.filter(({ kind }) => kind === 'Email').map(({ value }) => value) ?? [];
  const rows: readonly (readonly [string, string])[] = [
    [t('details.number'), `#${head.displayNumber}`],
    [t('information.conversation'), head.id],
    [t('filters.status'), t(`status.${head.status}`)],
    [t('details.channel'), channelNames[head.channel.type]],
    [t('information.account'), namedIn(accounts, head.channel.account)],
    [t('information.inbox'), namedIn(inboxes, head.inbox)],
    [t('details.assignee'), head.assignee ? shownName(head.assignee) : t('assign.none')],
    [t('actions.department'), head.department === null ? t('department.none') : namedIn(departments, head.department)],
    [t('details.opened'), exactTime(language, head.openedAt)],
    ...(lastActivityAt === null ? [] : [[t('details.lastActivity'), exactTime(language, lastActivityAt)] as const]),
    [t('details.name'), head.contact.name],
    [t('details.address'), head.contact.address],
    ...(emails.length === 0 ? [] : [[t('contact.points.Email'), emails.join(', ')] as const]),
    ...(contact === undefined ? [] : [
      [t('contact.type'), nameIn(types, contact.type)],
      [t('details.owner'), contact.owner ? shownName(contact.owner) : t('details.noOwner')],
      [t('details.created'), exactTime(language, contact.createdAt)],
    ] as const),
    [t('information.contact'), head.contact.id],
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('details.information')}>
      <dl className="p-4">
        {rows.map(([name, value]) => (
          <div key={name} className="group/fact grid min-h-8 grid-cols-[140px_minmax(0,1fr)_auto] items-center gap-3 border-b border-line last:border-0">
            <dt className="text-xs text-ink-3">{name}</dt>
            <dd dir="auto" className="tabular py-1 text-left text-sm [overflow-wrap:anywhere]">{value}</dd>
            <dd>
              <IconButton label={t('information.copy', { name })} side="left" icon={<Copy aria-hidden size={13} />} onClick={() => void navigator.clipboard.writeText(value).then(() => toast(t('information.copied', { name })))} className="!size-6 opacity-0 group-hover/fact:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100" />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The name, and the id that it goes by. */
function namedIn(list: readonly { readonly id: string; readonly name: string }[], id: string): string {
  const name = list.find((entry) => entry.id === id)?.name;
  return name === undefined ? id : `${name} (${id})`;
}
