import type { SavedView } from '@/contract';
import type { Translate } from '@/shared/i18n/use-words';
import { valueText, type FacetValue } from './facet-values';
import { facets, type Facet, type ViewFilter } from './view-filter';

/** The facets by which the navigation sorts conversations (S4-02). */
export const browsed = ['inbox', 'team', 'label', 'department'] as const satisfies readonly Facet[];

/** What a list is called: by the one thing that it is narrowed to, if it is one of the navigation's. */
export function viewTitle(t: Translate, filter: ViewFilter, values: Readonly<Record<Facet, readonly FacetValue[]>>, views: readonly SavedView[]): string {
  const saved = views.find((view) => view.id === filter.view);
  if (saved) return saved.name;
  const narrowed = facets.filter((facet) => filter[facet] !== null);
  const only = narrowed.length === 1 ? browsed.find((facet) => facet === narrowed[0]) : undefined;
  const value = only === undefined ? null : filter[only];
  return only === undefined || value === null ? t('list.title') : valueText(values, only, value);
}
