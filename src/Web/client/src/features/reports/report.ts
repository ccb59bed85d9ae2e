import type { ReportFigures, ReportRow } from '@/contract';
import { NONE, type Facet } from '@/features/conversations/view-filter';
import { query } from '@/shared/http/request';

export const dimensions = ['department', 'keyword', 'label', 'inbox', 'team', 'agent'] as const;
export type Dimension = (typeof dimensions)[number];

export const periods = ['today', 'week', 'month', 'chosen'] as const;
export type Period = (typeof periods)[number];

/** What is asked of a report, as the address bar has it. */
export interface ReportSearch {
  readonly by: Dimension;
  readonly period: Period;
  /** `2026-03-12`; null unless the days were chosen. */
  readonly from: string | null;
  readonly to: string | null;
}

/** From the first day to the last one. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export const firstReport: ReportSearch = { by: 'department', period: 'week', from: null, to: null };

/** The server's own limit. */
export const DAY_LIMIT = 366;

const DAY = 86_400_000;
const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/u;

export function readReport(address: string): ReportSearch {
  const parameters = new URLSearchParams(address);
  const [from, to] = [parameters.get('from') || null, parameters.get('to') || null];
  const period = from !== null || to !== null ? 'chosen' : periods.find((known) => known === parameters.get('period'));
  return { by: dimensions.find((known) => known === parameters.get('by')) ?? firstReport.by, period: period ?? firstReport.period, from, to };
}

export const reportAddress = ({ by, period, from, to }: ReportSearch): string =>
  query({ by: by === firstReport.by ? null : by, period: period === firstReport.period || from !== null || to !== null ? null : period, from, to });

/** The days that are meant; null while those that were chosen are no period. */
export function daysOf({ period, from, to }: ReportSearch, today: string): Days | null {
  switch (period) {
    case 'today': return { from: today, to: today };
    case 'week': return { from: daysBefore(today, 6), to: today };
    case 'month': return { from: daysBefore(today, 29), to: today };
    case 'chosen': return from !== null && to !== null && isPeriod(from, to) ? { from, to } : null;
  }
}

export const daysBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

function isPeriod(from: string, to: string): boolean {
  if (!DAY_FORM.test(from) || !DAY_FORM.test(to)) return false;
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return days >= 1 && days <= DAY_LIMIT;
}

/** What the list of conversations is narrowed to by a row; null where the list cannot ask for it. */
export function facetOf(by: Dimension, { id }: Pick<ReportRow, 'id'>): { facet: Facet; value: string } | null {
  const facet = by === 'agent' ? 'assignee' : by;
  if (id !== null) return { facet, value: id };
  return facet === 'team' || facet === 'department' || facet === 'assignee' ? { facet, value: NONE } : null;
}

export const counts = ['opened', 'reopened', 'resolved', 'received', 'sent'] as const satisfies readonly (keyof ReportFigures)[];
export type Count = (typeof counts)[number];

export const isEmpty = (figures: ReportFigures): boolean => counts.every((count) => figures[count] === 0);

/** Of the first responses; null when there were none, or no target. */
export const share = ({ inTime, answered }: Pick<ReportFigures, 'inTime' | 'answered'>): number | null => (inTime === null || answered === 0 ? null : inTime / answered);
