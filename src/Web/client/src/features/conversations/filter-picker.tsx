import { Check, ChevronLeft, ChevronRight, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { shortcuts, useShortcut } from '@/features/shortcuts/shortcuts';
import { useWords } from '@/shared/i18n/use-words';
import { IconButton } from '@/shared/ui/icon-button';
import { isNamed, Picker, type PickerOption } from '@/shared/ui/picker';
import { FacetIcon, useFacetValues, type FacetValue } from './facet-values';
import { facets, MAX_VALUES, toggled, type Facet, type Narrowing } from './view-filter';

interface FilterPickerProps {
  chosen: Narrowing;
  onChange: (chosen: Partial<Narrowing>) => void;
}

/** First what to narrow by, then to which values; typing finds a value at once, whatever it belongs to. */
export function FilterPicker({ chosen, onChange }: FilterPickerProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [facet, setFacet] = useState<Facet | null>(null);
  /** What would take no further value. */
  const [full, setFull] = useState<Facet | null>(null);
  useShortcut('filter', () => setOpen(true));

  const turnTo = (next: Facet | null) => {
    setFacet(next);
    setFull(null);
  };
  const pick = (id: string) => {
    const [name, value] = split(id);
    const of = facets.find((candidate) => candidate === name);
    if (of === undefined) return;
    if (value === null) {
      turnTo(of);
      return;
    }
    const values = toggled(chosen[of], value);
    setFull(values.length > MAX_VALUES ? of : null);
    if (values.length <= MAX_VALUES) onChange({ [of]: values });
  };
  return (
    <Picker
      key={facet}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) turnTo(null);
      }}
      label={facet === null ? t('facets.filter') : t(`facets.${facet}`)}
      placeholder={facet === null ? t('facets.search') : t(`facets.${facet}`)}
      emptyText={t('facets.nothing')}
      trigger={<IconButton label={t('facets.filter')} shortcut={shortcuts.filter} icon={<ListFilter aria-hidden size={15} />} />}
      options={useOptions(chosen, facet)}
      several
      onPick={pick}
      footer={() => (facet !== null || full !== null) && (
        <div className="border-t border-line p-1">
          {full !== null && <p role="status" className="px-2 py-1.5 text-xs text-ink-2">{t('facets.full', { limit: MAX_VALUES })}</p>}
          {facet !== null && (
            <button type="button" onClick={() => turnTo(null)} className="flex min-h-8 w-full items-center gap-2 rounded px-2 text-left text-sm text-ink-2 hover:bg-hover max-md:min-h-9">
              <ChevronLeft aria-hidden size={14} className="shrink-0 text-ink-3" />{t('facets.back')}
            </button>
          )}
        </div>
      )}
    />
  );
}

function useOptions(chosen: Narrowing, facet: Facet | null): (typed: string) => readonly PickerOption[] {
  const { t } = useWords();
  const values = useFacetValues();
  const option = (of: Facet, { value, text, mark }: FacetValue, prefix: string | null): PickerOption => ({
    id: `${of}=${value}`,
    text,
    selected: chosen[of].includes(value),
    content: <>{mark}<span className="flex-1 truncate">{text}</span>{prefix !== null && <span className="text-2xs text-ink-3">{prefix}</span>}{chosen[of].includes(value) && <Check aria-hidden size={14} className="shrink-0" />}</>,
  });
  const chapter = (of: Facet): PickerOption => ({
    id: of,
    text: t(`facets.${of}`),
    selected: chosen[of].length > 0,
    content: <><FacetIcon facet={of} /><span className="flex-1">{t(`facets.${of}`)}</span>{chosen[of].length > 0 && <span className="tabular text-2xs text-ink-3">{chosen[of].length}</span>}<ChevronRight aria-hidden size={13} className="text-ink-3" /></>,
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
