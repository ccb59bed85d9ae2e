import { ChevronRight, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { isNamed, Picker, type PickerOption } from '@/shared/ui/picker';
import { FacetIcon, useFacetValues, type FacetValue } from './facet-values';
import type { Facet } from './view-filter';

interface FilterPickerProps<F extends Facet> {
  /** What can be narrowed by. */
  facets: readonly F[];
  chosen: Readonly<Record<F, string | null>>;
  /** Null: by this no more. */
  onPick: (facet: F, value: string | null) => void;
}

/** First what to narrow by, then to what; typing finds a value at once, whatever it belongs to. */
export function FilterPicker<F extends Facet>({ facets, chosen, onPick }: FilterPickerProps<F>) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [facet, setFacet] = useState<F | null>(null);
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
      options={useOptions(facets, chosen, facet)}
      onPick={(id) => {
        const [name, value] = split(id);
        const of = facets.find((candidate) => candidate === name);
        if (of === undefined) return;
        if (value === null) {
          setFacet(of);
          return;
        }
        setOpen(false);
        onPick(of, chosen[of] === value ? null : value);
      }}
    />
  );
}

function useOptions<F extends Facet>(facets: readonly F[], chosen: Readonly<Record<F, string | null>>, facet: F | null): (typed: string) => readonly PickerOption[] {
  const { t } = useWords();
  const values = useFacetValues();
  const option = (of: F, { value, text, mark }: FacetValue, prefix: string | null): PickerOption => ({
    id: `${of}=${value}`,
    text,
    selected: chosen[of] === value,
    content: <>{mark}<span className="flex-1 truncate">{text}</span>{prefix !== null && <span className="text-2xs text-ink-3">{prefix}</span>}</>,
  });
  const chapter = (of: F): PickerOption => ({
    id: of,
    text: t(`facets.${of}`),
    selected: chosen[of] !== null,
    content: <><FacetIcon facet={of} /><span className="flex-1">{t(`facets.${of}`)}</span><ChevronRight aria-hidden size={13} className="text-ink-3" /></>,
  });

  return (typed) => {
    if (facet !== null) return values[facet].filter(({ text }) => isNamed(text, typed)).map((value) => option(facet, value, null));
    const chapters = facets.filter((of) => isNamed(t(`facets.${of}`), typed)).map(chapter);
    if (typed === '') return chapters;
    return [...chapters, ...facets.flatMap((of) => values[of].filter(({ text }) => isNamed(text, typed)).map((value) => option(of, value, t(`facets.${of}`))))];
  };
}

/** The name of a facet, and the value of an option of it. */
function split(id: string): [string, string | null] {
  const at = id.indexOf('=');
  return at < 0 ? [id, null] : [id.slice(0, at), id.slice(at + 1)];
}
