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
  return <Icon aria-hidden size={size} className="text-ink-3" />;
}

function WhatsAppMark({ size }: { size: number }) {
  return (
    <svg aria-hidden viewBox="0 0 16 16" width={size} height={size} className="text-whatsapp">
      <path
        fill="currentColor"
        d="M8 .8a7.100 7.100 0 0 0-6.100 10.700L.9 15.100l3.700-1A7.100 7.100 0 1 0 8 .8Z"
      />
      <path
        fill="var(--surface)"
        d="M5.600 4.300c-.2-.4-.3-.4-.5-.4h-.4c-.2 0-.4.1-.6.300-.2.200-.8.700-.8 1.800s.8 2.100.9 2.300c.1.200 1.600 2.500 3.900 3.400 1.900.8 2.300.6 2.700.6.4 0 1.300-.5 1.500-1.100.2-.5.2-1 .1-1.100 0-.1-.2-.1-.4-.3l-1.500-.7c-.2-.1-.4-.1-.5.1l-.7.900c-.1.100-.3.200-.5.100-.2-.1-.9-.3-1.800-1.100-.7-.6-1.100-1.300-1.200-1.500-.1-.2 0-.3.1-.4l.3-.4.200-.4v-.4Z"
      />
    </svg>
  );
}
