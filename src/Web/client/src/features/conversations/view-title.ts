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
  const narrowed = facets.filter((facet) => filter[facet].length > 0);
  const only = narrowed.length === 1 ? browsed.find((facet) => facet === narrowed[0]) : undefined;
  const value = only !== undefined && filter[only].length === 1 ? filter[only][0] : undefined;
  return only === undefined || value === undefined ? t('list.title') : valueText(values, only, value);
}
