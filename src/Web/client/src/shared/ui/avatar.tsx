import { memo } from 'react';
import type { ChannelType } from '@/contract';
import { initials } from '@/shared/format/text';
import { ChannelMark } from './channel-mark';
import { classes } from './classes';

/** A person in initials. Names stand beside it, so it is silent; the initials are drawn, so that they are not taken for the words of a button either. */
export const Avatar = memo(function Avatar({ name, channel, size = 32 }: { name: string; channel?: ChannelType | undefined; size?: number }) {
  return (
    <span aria-hidden className="relative inline-flex shrink-0" style={{ width: size, height: size }}>
      <span
        data-initials={initials(name)}
        className={classes('before:content-[attr(data-initials)] inline-flex size-full items-center justify-center rounded-full bg-pressed font-medium text-ink-2', size < 24 ? 'text-[9px]' : 'text-2xs')}
      />
      {channel && (
        <span className="absolute -right-0.5 -bottom-0.5 rounded-full bg-surface p-px">
          <ChannelMark type={channel} size={13} />
        </span>
      )}
    </span>
  );
});
