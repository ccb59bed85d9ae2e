import { describe, expect, it } from 'vitest';
import { DAY_LIMIT, daysBefore, daysOf, facetOf, firstReport, isEmpty, readReport, reportAddress, share, type ReportSearch } from './report';

const chosen = (from: string | null, to: string | null): ReportSearch => ({ ...firstReport, period: 'chosen', from, to });

describe('Report', () => {
  it.each<ReportSearch>([
    firstReport,
    { ...firstReport, by: 'agent', period: 'today' },
    { ...firstReport, period: 'month' },
    chosen('2026-03-01', '2026-03-12'),
    chosen('2026-03-01', null),
    { ...firstReport, period: 'chosen' },
  ])('Address_Of %j, IsReadAgain', (search) => expect(readReport(reportAddress(search))).toEqual(search));

  it('Address_WhenItIsNonsense_IsTheFirstReport', () => expect(readReport('?by=mood&period=aeon')).toEqual(firstReport));

  it('Days_OfAPeriod_EndToday', () => {
    expect(daysOf({ ...firstReport, period: 'today' }, '2026-03-01')).toEqual({ from: '2026-03-01', to: '2026-03-01' });
    expect(daysOf(firstReport, '2026-03-01')).toEqual({ from: '2026-02-23', to: '2026-03-01' });
    expect(daysOf({ ...firstReport, period: 'month' }, '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  });

  it('Days_WhenChosen_AreAPeriodOrNone', () => {
    expect(daysOf(chosen('2026-03-01', '2026-03-01'), '')).toEqual({ from: '2026-03-01', to: '2026-03-01' });
    expect(daysOf(chosen(daysBefore('2026-03-01', DAY_LIMIT - 1), '2026-03-01'), '')).not.toBeNull();
    expect(daysOf(chosen(daysBefore('2026-03-01', DAY_LIMIT), '2026-03-01'), '')).toBeNull();
    expect(daysOf(chosen('2026-03-02', '2026-03-01'), '')).toBeNull();
    expect(daysOf(chosen('2026-03-01', null), '')).toBeNull();
    expect(daysOf(chosen('yesterday', '2026-03-01'), '')).toBeNull();
    expect(daysOf(chosen('2026-02-31', '2026-13-01'), '')).toBeNull();
  });

  it('Row_LeadsToTheListThatHasIt', () => {
    expect(facetOf('agent', { id: 'alice' })).toEqual({ facet: 'assignee', value: 'alice' });
    expect(facetOf('department', { id: null })).toEqual({ facet: 'department', value: 'none' });
    expect(facetOf('label', { id: null })).toBeNull();
    expect(facetOf('keyword', { id: null })).toBeNull();
  });

  it('Share_IsOfTheFirstResponses', () => {
    expect(share({ inTime: 1, answered: 4 })).toBe(0.25);
    expect(share({ inTime: 0, answered: 0 })).toBeNull();
    expect(share({ inTime: null, answered: 4 })).toBeNull();
  });

  it('Figures_WithAMessage_AreNotEmpty', () => {
    const none = { opened: 0, reopened: 0, resolved: 0, received: 0, sent: 0, answered: 0, inTime: null, responseMedian: null, responseNinetieth: null, resolutionMedian: null };
    expect(isEmpty(none)).toBe(true);
    expect(isEmpty({ ...none, sent: 1 })).toBe(false);
  });
});
