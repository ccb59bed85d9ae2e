import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { SavedView } from '@/contract';
import { sorts, type Sort, type ViewFilter } from '@/features/conversations/view-filter';
import { useSession } from '@/features/session/session';
import { useTeams } from '@/features/workspace/catalogues';
import { asProblem } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogFooter } from '@/shared/ui/dialog';
import { sayUndone } from '@/shared/ui/say-undone';
import { toast } from '@/shared/ui/toasts';
import { RuleLine } from './rule-line';
import { conditionOf, ruleOn, rulesOf, rulesOfFilter, type Rule } from './rules';
import { savedViewsQuery } from './saved-views';

interface ViewEditorProps {
  /** Null: a new one, from what the list is narrowed by now. */
  view: SavedView | null;
  filter: ViewFilter;
  onSaved: (view: SavedView) => void;
  onRemoved: () => void;
  onClose: () => void;
}

const BOX = 'h-9 w-full rounded-md border border-control-line bg-surface px-2.5 text-sm';
const VISIBILITIES = ['Personal', 'Team', 'Global'] as const;

/** S4-03, S4-05, S4-06: a name, the conditions, and who sees it. */
export default function ViewEditor({ view, filter, onSaved, onRemoved, onClose }: ViewEditorProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const teams = useTeams();
  const client = useQueryClient();
  const known = view && rulesOf(view.condition);
  const [name, setName] = useState(view?.name ?? '');
  const [any, setAny] = useState(known?.any ?? false);
  const [rules, setRules] = useState<readonly Rule[]>(known?.rules ?? (view ? [] : rulesOfFilter(filter, agent.id)));
  const [sort, setSort] = useState<Sort>(sorts.find((other) => other === view?.sort.toLowerCase()) ?? filter.sort);
  const [visibility, setVisibility] = useState<SavedView['visibility']>(view?.visibility ?? 'Personal');
  const [team, setTeam] = useState(view?.team ?? teams[0]?.id ?? null);
  const path = view ? `/api/v1/views/${encodeURIComponent(view.id)}` : '/api/v1/views';
  // Conditions that this editor cannot show stay as they are.
  const condition = view && !known ? view.condition : conditionOf(rules, any);

  const save = useMutation({
    mutationFn: () => request<SavedView>(view ? 'PUT' : 'POST', path, { name: name.trim(), condition, visibility, team: visibility === 'Team' ? team : null, sort: serverSort(sort), revision: view?.revision ?? null }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      onSaved(saved);
    },
  });
  const remove = useMutation({
    mutationFn: () => request('DELETE', path),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      onRemoved();
      if (view) toast(t('savedViews.deleted', { name: view.name }), { undo: () => sayUndone(t, restore().then(onSaved)) });
    },
  });
  const restore = async () => {
    const saved = await request<SavedView>('POST', `${path}/restore`);
    await client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
    return saved;
  };
  const problem = save.error ?? remove.error;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  const put = (index: number, rule: Rule | null) => setRules((all) => all.flatMap((other, at) => (at !== index ? [other] : rule ? [rule] : [])));

  return (
    <Dialog open onOpenChange={onClose} title={view ? t('savedViews.edit', { name: view.name }) : t('savedViews.create')}>
      <form onSubmit={submit}>
        <div className="space-y-4 p-4">
          <Labelled label={t('savedViews.name')}><input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required className={BOX} /></Labelled>
          {view && !known ? <p className="text-xs text-ink-3">{t('savedViews.foreign')}</p> : (
            <fieldset className="space-y-2">
              <legend className="mb-1 text-xs font-medium text-ink-2">{t('savedViews.conditions')}</legend>
              <select aria-label={t('savedViews.conditions')} value={any ? 'any' : 'all'} onChange={(event) => setAny(event.target.value === 'any')} className={BOX}>
                <option value="all">{t('savedViews.all')}</option>
                <option value="any">{t('savedViews.any')}</option>
              </select>
              {rules.map((rule, index) => <RuleLine key={index} rule={rule} onChange={(next) => put(index, next)} />)}
              <Button look="ghost" onClick={() => setRules((all) => [...all, ruleOn('Label')])}><Plus aria-hidden size={13} />{t('savedViews.add')}</Button>
            </fieldset>
          )}
          <div className="grid gap-3 sm:grid-cols-2">
            <Labelled label={t('sorts.title')}><select value={sort} onChange={(event) => setSort(sorts.find((other) => other === event.target.value) ?? 'newest')} className={BOX}>
              {sorts.map((other) => <option key={other} value={other}>{t(`sorts.${other}`)}</option>)}
            </select></Labelled>
            <Labelled label={t('savedViews.visibility')}><select value={visibility} onChange={(event) => setVisibility(VISIBILITIES.find((other) => other === event.target.value) ?? 'Personal')} className={BOX}>
              {VISIBILITIES.filter((other) => other !== 'Team' || teams.length > 0).map((other) => <option key={other} value={other}>{t(`savedViews.visibilities.${other}`)}</option>)}
            </select></Labelled>
            {visibility === 'Team' && (
              <Labelled label={t('facets.team')}><select value={team ?? ''} onChange={(event) => setTeam(event.target.value)} className={BOX}>
                {teams.map((other) => <option key={other.id} value={other.id}>{other.name}</option>)}
              </select></Labelled>
            )}
          </div>
          {problem && <p role="alert" className="rounded-md bg-danger-tint px-3 py-2 text-xs text-danger">{problemWords(t, asProblem(problem))}</p>}
        </div>
        <DialogFooter>
          {view && <Button look="ghost" aria-disabled={remove.isPending} onClick={() => { if (!remove.isPending) remove.mutate(); }} className="text-danger">{t('savedViews.delete')}</Button>}
          <span className="flex-1" />
          <Button look="ghost" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="solid" aria-disabled={name.trim() === '' || save.isPending}>{t('savedViews.save')}</Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return <label className="block min-w-0 text-xs font-medium text-ink-2"><span className="mb-1 block">{label}</span>{children}</label>;
}

/** `newest` is `Newest` to the server. */
const serverSort = (sort: Sort): string => sort.charAt(0).toUpperCase() + sort.slice(1);
