import type { ViewCount } from '@/contract';

/** `1 204`, or `10 000+` where counting stopped. */
export const countText = (language: string, count: ViewCount): string =>
  new Intl.NumberFormat(language).format(count.value) + (count.atLeast ? '+' : '');

/** The same for narrow places: `1.2K`. */
export const shortCount = (language: string, count: ViewCount): string =>
  new Intl.NumberFormat(language, count.value >= 10_000 ? { notation: 'compact', maximumFractionDigits: 0 } : {}).format(count.value) + (count.atLeast ? '+' : '');
