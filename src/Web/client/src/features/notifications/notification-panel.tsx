import { AtSign, Bell, FileText, Hourglass, MessageCircle, Moon, UserRoundCheck, Zap } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { NotificationView } from '@/contract';
import { useWorkbench } from '@/features/workbench/workbench';
import { useNow } from '@/shared/format/now';
import { exactTime, since } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';
import { useStore } from '@/shared/state/store';
import { Button } from '@/shared/ui/button';
import { classes } from '@/shared/ui/classes';
import { EmptyState } from '@/shared/ui/empty-state';
import { Tip } from '@/shared/ui/tip';
import { useMedia } from '@/shared/ui/use-media';
import { noticeWords } from './notice';
import { markRead } from './notification-requests';

/** What happened that concerns me: mentions, assignments, messages, windows that end, snoozes that are over. */
export function NotificationPanel({ onOpen }: { onOpen: (notice: NotificationView) => void }) {
  const { t } = useWords();
  const { desk } = useWorkbench();
  const [open, setOpen] = useState(false);
  const wide = useMedia('(min-width: 768px)');
  useEffect(() => desk.watchNotifications(), [desk]);
  const { items, unread, nextCursor, known } = useStore(desk.notifications);
  const label = unread > 0 ? t('told.unread', { count: unread }) : t('told.title');

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Tip label={t('told.title')} side="right">
        <Popover.Trigger aria-label={label} className="relative inline-flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink data-[state=open]:bg-pressed max-md:size-10">
          <Bell aria-hidden size={18} />
          {unread > 0 && <span aria-hidden className="absolute top-1 right-1 size-2 rounded-full bg-accent" />}
        </Popover.Trigger>
      </Tip>
      <Popover.Portal>
        <Popover.Content side={wide ? 'right' : 'top'} align="end" sideOffset={8} collisionPadding={8} aria-label={t('told.title')} className="pop-in z-40 flex max-h-(--radix-popover-content-available-height) w-88 max-w-[calc(100vw-1rem)] flex-col rounded-lg bg-raised shadow-pop">
          <div className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
            <h2 className="text-sm font-semibold">{t('told.title')}</h2>
            {unread > 0 && <Button look="ghost" onClick={() => void markRead({})}>{t('told.readAll')}</Button>}
          </div>
          {known && items.length === 0 && <div className="h-52 pt-8"><EmptyState icon={<Bell size={26} strokeWidth={1.5} />} title={t('told.empty.title')} hint={t('told.empty.hint')} /></div>}
          <ul className="max-h-[26rem] overflow-y-auto p-1 empty:hidden">
            {items.map((item) => (
              <NotificationRow
                key={item.id}
                item={item}
                onOpen={() => {
                  setOpen(false);
                  if (item.readAt === null) void markRead({ id: item.id });
                  onOpen(item);
                }}
              />
            ))}
          </ul>
          {nextCursor !== null && <div className="flex justify-center border-t border-line p-2"><Button look="ghost" onClick={() => void desk.loadOlderNotifications()}>{t('common.more')}</Button></div>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const ICONS = { Mention: AtSign, Assigned: UserRoundCheck, Message: MessageCircle, WindowExpiring: Hourglass, SnoozeEnded: Moon, Transcript: FileText, Rule: Zap } as const satisfies Record<NotificationView['kind'], unknown>;

function NotificationRow({ item, onOpen }: { item: NotificationView; onOpen: () => void }) {
  const { t, language } = useWords();
  const now = useNow();
  const Icon = ICONS[item.kind];
  return (
    <li>
      <button type="button" onClick={onOpen} className="flex w-full gap-2.5 rounded-md px-2.5 py-2 text-left -outline-offset-2 hover:bg-hover">
        <Icon aria-hidden size={15} className="mt-0.5 shrink-0 text-ink-3" />
        <span className="min-w-0 flex-1">
          <span className={classes('block text-xs', item.readAt === null ? 'font-semibold text-ink' : 'text-ink-2')}>{noticeWords(t, item)}</span>
          {item.excerpt !== '' && <span dir="auto" className="unbidi block truncate text-left text-xs text-ink-3">{item.excerpt}</span>}
        </span>
        <span className="flex shrink-0 items-start gap-1.5">
          <time dateTime={item.at} title={exactTime(language, item.at)} className="tabular text-2xs text-ink-3">{since(language, item.at, now) ?? t('time.now')}</time>
          {item.readAt === null && <span className="mt-1 size-2 rounded-full bg-accent"><span className="sr-only">{t('told.isUnread')}</span></span>}
        </span>
      </button>
    </li>
  );
}
