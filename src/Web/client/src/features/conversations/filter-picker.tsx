import { ChevronRight, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { isNamed, Picker, type PickerOption } from '@/shared/ui/picker';
import { FacetIcon, useFacetValues, type FacetValue } from './facet-values';
import { facets, type Facet, type ViewFilter } from './view-filter';

interface FilterPickerProps {
  filter: ViewFilter;
  onChange: (filter: ViewFilter) => void;
}

/** First what to narrow by, then to what; typing finds a value at once, whatever it belongs to. */
export function FilterPicker({ filter, onChange }: FilterPickerProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [facet, setFacet] = useState<Facet | null>(null);
  useShortcut('filter', () => setOpen(true));

  const show = (next: boolean) => {
    setOpen(next);
    if (next) setFacet(null);
  };
  return (
    <Picker
      key={facet}
      open={open}
      onOpenChange={show}
      label={facet === null ? t('facets.filter') : t(`facets.${facet}`)}
      placeholder={facet === null ? t('facets.search') : t(`facets.${facet}`)}
      emptyText={t('facets.nothing')}
      trigger={<IconButton label={t('facets.filter')} shortcut={shortcuts.filter} icon={<ListFilter aria-hidden size={15} />} />}
      options={useOptions(filter, facet)}
      onPick={(id) => {
        const [chosen, value] = split(id);
        if (value === null) {
          setFacet(chosen);
          return;
        }
        setOpen(false);
        onChange({ ...filter, [chosen]: filter[chosen] === value ? null : value });
      }}
    />
  );
}

function useOptions(filter: ViewFilter, facet: Facet | null): (typed: string) => readonly PickerOption[] {
  const { t } = useWords();
  const values = useFacetValues();
  const option = (of: Facet, { value, text, mark }: FacetValue, prefix: string | null): PickerOption => ({
    id: `${of}=${value}`,
    text,
    selected: filter[of] === value,
    content: <>{mark}<span className="flex-1 truncate">{text}</span>{prefix !== null && <span className="text-2xs text-ink-3">{prefix}</span>}</>,
  });
  const chapter = (of: Facet): PickerOption => ({
    id: of,
    text: t(`facets.${of}`),
    selected: filter[of] !== null,
    content: <><FacetIcon facet={of} /><span className="flex-1">{t(`facets.${of}`)}</span><ChevronRight aria-hidden size={13} className="text-ink-3" /></>,
  });

  return (typed) => {
    if (facet !== null) return values[facet].filter(({ text }) => isNamed(text, typed)).map((value) => option(facet, value, null));
    const chapters = facets.filter((of) => isNamed(t(`facets.${of}`), typed)).map(chapter);
    if (typed === '') return chapters;
    return [...chapters, ...facets.flatMap((of) => values[of].filter(({ text }) => isNamed(text, typed)).map((value) => option(of, value, t(`facets.${of}`))))];
  };
}

function split(id: string): [Facet, string | null] {
  const at = id.indexOf('=');
  const name = at < 0 ? id : id.slice(0, at);
  return [facets.find((facet) => facet === name) ?? 'label', at < 0 ? null : id.slice(at + 1)];
}
