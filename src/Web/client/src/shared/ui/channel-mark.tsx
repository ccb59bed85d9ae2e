import { Camera, Globe, Mail, MessageCircle, MessageSquare, Plug, Zap } from 'lucide-react';
import type { ChannelType } from '@/contract';

const MARKS = { Email: Mail, WhatsApp: MessageCircle, Messenger: Zap, Instagram: Camera, WebChat: Globe, Sms: MessageSquare, Api: Plug } as const;

export const channelNames: Record<ChannelType, string> = {
  Email: 'E-mail', WhatsApp: 'WhatsApp', Messenger: 'Messenger', Instagram: 'Instagram', WebChat: 'Web', Sms: 'SMS', Api: 'API',
};

/** The sign of a channel, the same everywhere. */
export function ChannelMark({ type, size = 14 }: { type: ChannelType; size?: number }) {
  if (type === 'WhatsApp') return <WhatsAppMark size={size} />;
  const Icon = MARKS[type];
  return <Icon aria-hidden size={size} className="shrink-0 text-ink-3" />;
}

function WhatsAppMark({ size }: { size: number }) {
  return (
    <svg aria-hidden viewBox="0 0 16 16" width={size} height={size} className="shrink-0 text-whatsapp">
      <path
        fill="currentColor"
        d="M8 .8a7.1 7.1 0 0 0-6.1 10.7L.9 15.1l3.7-1A7.1 7.1 0 1 0 8 .8Z"
      />
      <path
        fill="var(--surface)"
        d="M5.6 4.3c-.2-.4-.3-.4-.5-.4h-.4c-.2 0-.4.1-.6.3-.2.2-.8.7-.8 1.8s.8 2.1.9 2.3c.1.2 1.6 2.5 3.9 3.4 1.9.8 2.3.6 2.7.6.4 0 1.3-.5 1.5-1.1.2-.5.2-1 .1-1.1 0-.1-.2-.1-.4-.3l-1.5-.7c-.2-.1-.4-.1-.5.1l-.7.9c-.1.1-.3.2-.5.1-.2-.1-.9-.3-1.8-1.1-.7-.6-1.1-1.3-1.2-1.5-.1-.2 0-.3.1-.4l.3-.4.2-.4v-.4Z"
      />
    </svg>
  );
}
