import { X } from 'lucide-react';
import { useWords } from '@/shared/i18n/use-words';
import { useFacetValues, valueText } from './facet-values';
import type { Facet } from './view-filter';

interface FilterChipsProps<F extends Facet> {
  facets: readonly F[];
  chosen: Readonly<Record<F, string | null>>;
  onRemove: (facet: F) => void;
  onClear: () => void;
}

/** What is narrowed by, each with a way out. */
export function FilterChips<F extends Facet>({ facets, chosen, onRemove, onClear }: FilterChipsProps<F>) {
  const { t } = useWords();
  const values = useFacetValues();
  const chips = facets.flatMap((facet) => {
    const value = chosen[facet];
    return value === null ? [] : [{ facet, text: valueText(values, facet, value) }];
  });
  if (chips.length === 0) return null;

  return (
    <div className="flex flex-wrap items-center gap-1 px-3 pb-2">
      {chips.map(({ facet, text }) => (
        <span key={facet} className="inline-flex h-6 max-w-full min-w-0 items-center rounded-md bg-accent-tint pl-1.5 text-2xs text-ink">
          <span className="text-ink-3">{t(`facets.${facet}`)}</span>
          <span className="ml-1 truncate font-medium">{text}</span>
          <button type="button" aria-label={t('facets.remove', { name: t(`facets.${facet}`), value: text })} onClick={() => onRemove(facet)} className="ml-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:text-ink">
            <X aria-hidden size={12} />
          </button>
        </span>
      ))}
      {chips.length > 1 && (
        <button type="button" onClick={onClear} className="h-6 rounded-md px-1.5 text-2xs text-ink-3 hover:bg-hover hover:text-ink">{t('facets.clear')}</button>
      )}
    </div>
  );
}
