import type { ViewCount } from '@/contract';

/** `1 204`, or `10 000+` where counting stopped. */
export const countText = (language: string, count: ViewCount): string =>
  new Intl.NumberFormat(language).format(count.value) + (count.atLeast ? '+' : '');

/** The same for narrow places: `1.2K`. */
export const shortCount = (language: string, count: ViewCount): string =>
  new Intl.NumberFormat(language, count.value >= 10_000 ? { notation: 'compact', maximumFractionDigits: 0 } : {}).format(count.value) + (count.atLeast ? '+' : '');

/** `5 MB`: whole units of 1024, as limits are. */
export const fileSize = (language: string, bytes: number): string => {
  const isLarge = bytes >= 1024 ** 2;
  const format = new Intl.NumberFormat(language, { style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte' });
  return format.format(isLarge ? Math.floor(bytes / 1024 ** 2) : Math.ceil(bytes / 1024));
};

/** `1.4 MB`: how large a file is, as people compare it. */
export const sizeOfFile = (language: string, bytes: number): string => {
  const isLarge = bytes >= 1024 ** 2;
  const format = new Intl.NumberFormat(language, { style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumFractionDigits: isLarge ? 1 : 0 });
  return format.format(isLarge ? bytes / 1024 ** 2 : Math.max(1, Math.round(bytes / 1024)));
};
