import type { ConversationCondition } from '@/contract';
import { facets, NONE, type Facet, type ViewFilter } from '@/features/conversations/view-filter';
import { dayKey, dayStart } from '@/shared/format/time';

type Has = Extract<ConversationCondition, { is: 'has' }>;
type Contains = Extract<ConversationCondition, { is: 'contains' }>;
type Aged = Extract<ConversationCondition, { is: 'aged' }>;
type At = Extract<ConversationCondition, { is: 'at' }>;

/** What the server calls a facet. */
export const attributeOf = {
  channel: 'Channel', account: 'Account', inbox: 'Inbox', team: 'Team', department: 'Department', label: 'Label', keyword: 'Keyword', priority: 'Priority', assignee: 'Assignee', participant: 'Participant',
} as const satisfies Record<Facet, Has['attribute']>;

/** Attributes of which one of some values is chosen, or typed. */
export const chosenAttributes = ['Status', ...facets.map((facet) => attributeOf[facet]), 'Waiting', 'Number'] as const satisfies readonly Has['attribute'][];
export const textAttributes = ['ContactName', 'AssigneeName'] as const satisfies readonly Contains['attribute'][];
export const timeAttributes = ['LastActivity', 'LastMessage', 'WaitingSince', 'Created'] as const satisfies readonly Aged['attribute'][];
export const ruleAttributes = [...chosenAttributes, ...textAttributes, ...timeAttributes] as const;
export type RuleAttribute = (typeof ruleAttributes)[number];

/** The attribute has one of some values, or none of them. */
export interface ValuesRule {
  readonly attribute: (typeof chosenAttributes)[number];
  readonly values: readonly string[];
  readonly not: boolean;
}

/** A name contains a text, whatever the case and the accents, or does not. */
export interface TextRule {
  readonly attribute: Contains['attribute'];
  readonly text: string;
  readonly not: boolean;
}

/** Something happened longer ago than some minutes, or since then. */
export interface AgeRule {
  readonly attribute: Aged['attribute'];
  readonly age: Aged['age'];
  readonly minutes: number;
}

/** Something happened at `from` or later and before `before`; null: without that end. */
export interface TimeRule {
  readonly attribute: At['attribute'];
  readonly from: string | null;
  readonly before: string | null;
}

/** One line of the editor (S4-06). */
export type Rule = ValuesRule | TextRule | AgeRule | TimeRule;

/** The first and the last day of a line, as the reader's calendar has them: `2026-01-31`. */
export const firstDay = ({ from }: TimeRule): string => (from === null ? '' : dayKey(from));
export const lastDay = ({ before }: TimeRule): string => (before === null ? '' : dayKey(Date.parse(before) - 1));

/** Both days are in it, as they begin and end where the reader is. An end that is not touched stays as exact as it was. */
export const fromDay = (rule: TimeRule, day: string): TimeRule => ({ ...rule, from: dayStart(day, 0) });
export const toDay = (rule: TimeRule, day: string): TimeRule => ({ ...rule, before: dayStart(day, 1) });

const HOUR = 60;
/** What a line about a time begins with. */
export const FIRST_AGE = 4 * HOUR;

/** A line about an attribute that says nothing yet, or what is mostly meant. */
export function ruleOn(attribute: RuleAttribute): Rule {
  switch (attribute) {
    case 'ContactName':
    case 'AssigneeName':
      return { attribute, text: '', not: false };
    case 'LastActivity':
    case 'LastMessage':
    case 'WaitingSince':
    case 'Created':
      return { attribute, age: 'OlderThan', minutes: FIRST_AGE };
    default:
      return { attribute, values: [], not: false };
  }
}

/** Numbers of conversations as people write them: `12, #40`. */
export const numbersIn = (text: string): readonly string[] => [...new Set(text.match(/\d+/gu)?.map((digits) => String(Number(digits))) ?? [])];

/** Whether a line says what it is about. */
export const isWhole = (rule: Rule): boolean => partOf(rule) !== null;

/** The lines as the server keeps them: all of them, or any of them. One that says nothing yet is left out. */
export function conditionOf(rules: readonly Rule[], any: boolean): ConversationCondition {
  const conditions = rules.map(partOf).filter((part) => part !== null);
  return any ? { is: 'any', conditions } : { is: 'all', conditions };
}

function partOf(rule: Rule): ConversationCondition | null {
  if ('minutes' in rule) return rule.minutes < 1 ? null : { is: 'aged', ...rule };
  if ('before' in rule) return isPeriod(rule) ? { is: 'at', ...rule } : null;
  const part: ConversationCondition | null = 'text' in rule
    ? rule.text.trim() === '' ? null : { is: 'contains', attribute: rule.attribute, text: rule.text.trim() }
    : rule.values.length === 0 ? null : { is: 'has', attribute: rule.attribute, values: [...rule.values] };
  return part !== null && rule.not ? { is: 'not', condition: part } : part;
}

const isPeriod = ({ from, before }: TimeRule): boolean => (from !== null && before !== null ? Date.parse(from) < Date.parse(before) : from !== before);

/** The lines of a condition; null for one that the editor cannot show, such as a program may have made. */
export function rulesOf(condition: ConversationCondition): { readonly rules: readonly Rule[]; readonly any: boolean } | null {
  if (condition.is !== 'all' && condition.is !== 'any') {
    const rule = ruleOf(condition);
    return rule && { rules: [rule], any: false };
  }
  const rules = condition.conditions.map(ruleOf);
  return rules.every((rule) => rule !== null) ? { rules, any: condition.is === 'any' } : null;
}

function ruleOf(condition: ConversationCondition): Rule | null {
  if (condition.is === 'aged') return { attribute: condition.attribute, age: condition.age, minutes: condition.minutes };
  if (condition.is === 'at') return { attribute: condition.attribute, from: condition.from, before: condition.before };
  const not = condition.is === 'not';
  const part = not ? condition.condition : condition;
  if (part.is === 'has') {
    const attribute = chosenAttributes.find((chosen) => chosen === part.attribute);
    return attribute === undefined ? null : { attribute, values: part.values, not };
  }
  if (part.is === 'contains') return { attribute: part.attribute, text: part.text, not };
  return null;
}

/** What a list is narrowed by now, as the lines of a new view. */
export function rulesOfFilter(filter: ViewFilter, me: string): readonly Rule[] {
  const rules: Rule[] = [];
  if (filter.tab === 'mine') rules.push({ attribute: 'Assignee', values: [me], not: false });
  if (filter.tab === 'unassigned') rules.push({ attribute: 'Assignee', values: [''], not: false });
  if (filter.status.length > 0) rules.push({ attribute: 'Status', values: filter.status, not: false });
  for (const facet of facets) {
    const values = filter[facet].map((value) => (value === NONE ? '' : value));
    if (values.length > 0) rules.push({ attribute: attributeOf[facet], values, not: false });
  }
  return rules;
}
