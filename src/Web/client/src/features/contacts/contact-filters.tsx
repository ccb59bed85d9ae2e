import { ChevronDown } from 'lucide-react';
import { shownName, useEveryAgent } from '@/features/agents/agents';
import { useWords } from '@/shared/i18n/use-words';
import { classes } from '@/shared/ui/classes';
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/shared/ui/menu';
import { useCatalogue, type ContactSearch } from './contacts';

const NONE = 'none';

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** By type, stage and owner. */
export function ContactFilters({ search, onSearch }: { search: ContactSearch; onSearch: (search: ContactSearch) => void }) {
  const { t } = useWords();
  const agents = useEveryAgent();
  const { types, stages } = useCatalogue();
  const named = (entries: readonly { key: string; name: string }[]) => entries.map(({ key, name }) => ({ value: key, text: name }));
  return (
    <div className="flex flex-wrap gap-1 px-2 py-1.5">
      <FilterMenu name={t('contacts.type')} value={search.type} choices={named(types)} onChange={(type) => onSearch({ ...search, type })} />
      <FilterMenu name={t('contacts.stage')} value={search.stage} choices={[...named(stages), { value: NONE, text: t('contacts.noStage') }]} onChange={(stage) => onSearch({ ...search, stage })} />
      <FilterMenu name={t('contacts.owner')} value={search.owner} choices={[...agents.map((agent) => ({ value: agent.id, text: shownName(t, agent) })), { value: NONE, text: t('contacts.noOwner') }]} onChange={(owner) => onSearch({ ...search, owner })} />
    </div>
  );
}

function FilterMenu({ name, value, choices, onChange }: { name: string; value: string | null; choices: readonly Choice[]; onChange: (value: string | null) => void }) {
  const { t } = useWords();
  const chosen = value === null ? null : choices.find((choice) => choice.value === value)?.text ?? value;
  return (
    <Menu>
      <MenuTrigger
        aria-label={chosen === null ? name : t('contacts.filteredBy', { name, value: chosen })}
        className={classes('flex h-7 max-w-40 items-center gap-1 rounded-md px-2 text-xs hover:bg-hover data-[state=open]:bg-pressed max-md:h-9', chosen === null ? 'text-ink-2' : 'bg-accent-tint font-medium text-ink')}
      >
        <span className="truncate">{chosen ?? name}</span><ChevronDown aria-hidden size={12} className="shrink-0 text-ink-3" />
      </MenuTrigger>
      <MenuContent align="start">
        <MenuRadioGroup value={value ?? ''} onValueChange={(next) => onChange(next === '' ? null : next)}>
          <MenuRadioItem value="">{t('contacts.any')}</MenuRadioItem>
          {choices.map((choice) => <MenuRadioItem key={choice.value} value={choice.value}>{choice.text}</MenuRadioItem>)}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
