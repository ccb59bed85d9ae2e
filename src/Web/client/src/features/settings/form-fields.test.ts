import { describe, expect, it } from 'vitest';
import { emptyField, fieldsIn, fieldsOut, isComplete, movedField, updateKey, updateOf } from './form-fields';

const field = (label: string, part = {}) => ({ ...emptyField(), label, ...part });

describe('the questions of a form', () => {
  it('are called after their labels, each by its own name, and keep it', () => {
    const saved = fieldsIn([{ id: 'first_name', label: 'First name', kind: 'Text', required: true, options: [], updates: null }]);
    const out = fieldsOut([...saved.map((known) => ({ ...known, label: 'Given name' })), field('First name'), field('First name')]);
    expect(out.map(({ id }) => id)[0]).toBe('first_name');
    expect(new Set(out.map(({ id }) => id)).size).toBe(3);
    expect(out[0]?.label).toBe('Given name');
  });

  it('have options where there is a choice', () => {
    expect(isComplete(field('Size', { kind: 'Choice', options: ' \n' }))).toBe(false);
    expect(fieldsOut([field('Size', { kind: 'Choice', options: 'S\n M \n\nS' })])[0]?.options).toEqual(['S', 'M']);
    expect(fieldsOut([field('Name', { kind: 'Text', options: 'S' })])[0]?.options).toEqual([]);
  });

  it('change places', () => {
    const [a, b] = [field('A'), field('B')];
    expect(movedField([a, b], b.key, -1)).toEqual([b, a]);
    expect(movedField([a, b], b.key, 1)).toEqual([a, b]);
  });

  it('say where their answers go, in one word', () => {
    for (const update of [null, { field: 'Email', attribute: null }, { field: 'Attribute', attribute: 'size' }] as const) expect(updateOf(updateKey(update))).toEqual(update);
  });
});
