import { Bot, CircleCheck, CircleDashed, CircleDot, Moon } from 'lucide-react';
import { memo } from 'react';
import type { ConversationStatus } from '@/contract';

const MARKS = {
  Open: { Icon: CircleDot, color: 'text-accent-ink' },
  Pending: { Icon: CircleDashed, color: 'text-waiting' },
  Snoozed: { Icon: Moon, color: 'text-ink-3' },
  AiReply: { Icon: Bot, color: 'text-ink-3' },
  Resolved: { Icon: CircleCheck, color: 'text-success' },
} as const satisfies Record<ConversationStatus, unknown>;

export const StatusMark = memo(function StatusMark({ status, size = 14 }: { status: ConversationStatus; size?: number }) {
  const { Icon, color } = MARKS[status];
  return <Icon aria-hidden size={size} className={`shrink-0 ${color}`} />;
});
