import { X } from 'lucide-react';
import { useWords } from '@/shared/i18n/use-words';
import { useFacetValues, valueText } from './facet-values';
import { facets, isNarrowed, widened, type ViewFilter } from './view-filter';

/** What the list is narrowed by, each with a way out. */
export function FilterChips({ filter, onChange }: { filter: ViewFilter; onChange: (filter: ViewFilter) => void }) {
  const { t } = useWords();
  const values = useFacetValues();
  const chosen = facets.flatMap((facet) => {
    const value = filter[facet];
    return value === null ? [] : [{ facet, text: valueText(values, facet, value) }];
  });
  if (chosen.length === 0) return null;

  return (
    <div className="flex flex-wrap items-center gap-1 px-3 pb-2">
      {chosen.map(({ facet, text }) => (
        <span key={facet} className="inline-flex h-6 max-w-full min-w-0 items-center rounded-md bg-accent-tint pl-1.5 text-2xs text-ink">
          <span className="text-ink-3">{t(`facets.${facet}`)}</span>
          <span className="ml-1 truncate font-medium">{text}</span>
          <button type="button" aria-label={t('facets.remove', { name: t(`facets.${facet}`), value: text })} onClick={() => onChange({ ...filter, [facet]: null })} className="ml-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:text-ink">
            <X aria-hidden size={12} />
          </button>
        </span>
      ))}
      {chosen.length > 1 && isNarrowed(filter) && (
        <button type="button" onClick={() => onChange(widened(filter))} className="h-6 rounded-md px-1.5 text-2xs text-ink-3 hover:bg-hover hover:text-ink">{t('facets.clear')}</button>
      )}
    </div>
  );
}
