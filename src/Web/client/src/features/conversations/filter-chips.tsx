import { X } from 'lucide-react';
import { useWords } from '@/shared/i18n/use-words';
import { useFacetValues, valueText } from './facet-values';
import { facets, toggled, type Narrowing } from './view-filter';

interface FilterChipsProps {
  chosen: Narrowing;
  onChange: (chosen: Partial<Narrowing>) => void;
  onClear: () => void;
}

/** What is narrowed by: a chip for each facet, and for each of its values a way out. */
export function FilterChips({ chosen, onChange, onClear }: FilterChipsProps) {
  const { t } = useWords();
  const values = useFacetValues();
  const chips = facets.filter((facet) => chosen[facet].length > 0);
  if (chips.length === 0) return null;

  return (
    <div className="flex flex-wrap items-center gap-1 px-3 pb-2">
      {chips.map((facet) => (
        <span key={facet} className="inline-flex min-h-6 max-w-full min-w-0 flex-wrap items-center rounded-md bg-accent-tint pl-1.5 text-2xs text-ink">
          <span className="mr-1 text-ink-3">{t(`facets.${facet}`)}</span>
          {chosen[facet].map((value, index) => {
            const text = valueText(values, facet, value);
            return (
              <span key={value} className="inline-flex h-6 max-w-full min-w-0 items-center">
                {index > 0 && <span className="mr-1 text-ink-3">{t('facets.or')}</span>}
                <span className="truncate font-medium">{text}</span>
                <button type="button" aria-label={t('facets.remove', { name: t(`facets.${facet}`), value: text })} onClick={() => onChange({ [facet]: toggled(chosen[facet], value) })} className="ml-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:text-ink">
                  <X aria-hidden size={12} />
                </button>
              </span>
            );
          })}
        </span>
      ))}
      {chips.flatMap((facet) => chosen[facet]).length > 1 && (
        <button type="button" onClick={onClear} className="h-6 rounded-md px-1.5 text-2xs text-ink-3 hover:bg-hover hover:text-ink">{t('facets.clear')}</button>
      )}
    </div>
  );
}
