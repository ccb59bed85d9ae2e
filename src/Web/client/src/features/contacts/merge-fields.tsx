import { CornerDownRight } from 'lucide-react';
import type { MergedField } from '@/contract';
import { attributeShown } from '@/features/details/attribute';
import { useWords } from '@/shared/i18n/use-words';
import { nameIn, useCatalogue } from './contacts';

interface MergeFieldsProps {
  fields: readonly MergedField[];
  /** Where the other contact's value is to stay. */
  chosen: ReadonlySet<string>;
  onPrefer: (field: MergedField, other: boolean) => void;
}

/** Each field in which the two differ: one value stays, and the agent says which. */
export function MergeFields({ fields, chosen, onPrefer }: MergeFieldsProps) {
  const { t } = useWords();
  const words = useFieldWords();
  if (fields.length === 0) return <p className="rounded-md border border-line px-3 py-2.5 text-sm text-ink-2">{t('merge.noDifference')}</p>;
  return (
    <div className="divide-y divide-line rounded-md border border-line">
      {fields.map((entry) => (
        <fieldset key={entry.field} className="grid grid-cols-[110px_minmax(0,1fr)] items-center gap-x-3 px-3 py-1.5 max-sm:grid-cols-1">
          <legend className="sr-only">{words.name(entry.field)}</legend>
          <span aria-hidden className="text-xs text-ink-3">{words.name(entry.field)}</span>
          {entry.outcome === 'Adopted'
            ? <p className="flex min-h-7 items-center gap-1.5 text-sm"><CornerDownRight aria-hidden size={13} className="shrink-0 text-ink-3" /><bdi className="min-w-0 truncate">{words.value(entry.field, entry.other)}</bdi><span className="shrink-0 text-2xs text-ink-3">{t('merge.adopted')}</span></p>
            : (
              <div className="grid min-w-0 grid-cols-2 gap-x-3">
                <Value name={entry.field} text={words.value(entry.field, entry.winner ?? '')} chosen={!chosen.has(entry.field)} onChoose={() => onPrefer(entry, false)} />
                <Value name={entry.field} text={words.value(entry.field, entry.other)} chosen={chosen.has(entry.field)} onChoose={() => onPrefer(entry, true)} />
              </div>
            )}
        </fieldset>
      ))}
    </div>
  );
}

function Value({ name, text, chosen, onChoose }: { name: string; text: string; chosen: boolean; onChoose: () => void }) {
  return (
    <label className="flex min-h-7 min-w-0 items-center gap-1.5 text-sm max-md:min-h-9">
      <input type="radio" name={`merge ${name}`} checked={chosen} onChange={onChoose} className="size-3.5 shrink-0 accent-(--accent)" />
      <bdi className={chosen ? 'truncate font-medium' : 'truncate text-ink-3'} title={text}>{text}</bdi>
    </label>
  );
}

/** What fields and their values are called. */
function useFieldWords() {
  const { t, language } = useWords();
  const { types, stages, attributes } = useCatalogue();
  const key = (field: string) => field.replace('attributes.', '');
  const yesNo = { yes: t('contact.yes'), no: t('contact.no') };
  return {
    name: (field: string): string => {
      switch (field) {
        case 'name': return t('details.name');
        case 'type': return t('contact.type');
        case 'stage': return t('contact.stage');
        case 'language': return t('contact.language');
        case 'owner': return t('details.owner');
        case 'customer': return t('customers.one');
        default: return nameIn(attributes, key(field));
      }
    },
    value: (field: string, value: string): string => {
      if (field === 'type') return nameIn(types, value);
      if (field === 'stage') return nameIn(stages, value);
      return attributeShown(language, attributes.find((attribute) => attribute.key === key(field))?.type, value, yesNo);
    },
  };
}
