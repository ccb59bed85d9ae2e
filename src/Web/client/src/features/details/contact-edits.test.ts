import { describe, expect, it } from 'vitest';
import type { ContactForm } from './contact';
import { edited, formWith, meanwhile, withoutEdit, type ContactEdits } from './contact-edits';

const before: ContactForm = { name: 'Camille', type: 'user', stage: '', language: 'fr', phones: '', emails: 'c@example.test', attributes: { tier: 'gold' } };
const none: ContactEdits = new Map();

describe('a contact that two people write in at once (S4-17)', () => {
  it('Field_ThatIsNotTouched_FollowsTheColleague', () => {
    const edits = edited(before, none, 'language', 'en');
    expect(formWith({ ...before, stage: 'lead', attributes: { tier: 'silver' } }, edits)).toEqual({ ...before, language: 'en', stage: 'lead', attributes: { tier: 'silver' } });
  });

  it('Field_ThatBothChange_KeepsWhatIsTyped_AndTellsWhatTheColleagueWrote', () => {
    const edits = edited(before, none, 'emails', 'c@example.test\nnew@example.test');
    const now = { ...before, emails: 'c@example.test\nother@example.test' };
    expect(formWith(now, edits).emails).toBe('c@example.test\nnew@example.test');
    expect(meanwhile(now, edits, 'emails')).toBe('c@example.test\nother@example.test');
    expect(meanwhile(now, edits, 'phones')).toBeNull();
    expect(meanwhile(before, edits, 'emails')).toBeNull();
  });

  it('Attribute_IsNotTakenForTheFieldOfItsName', () => {
    const edits = edited(before, edited(before, none, 'attributes.name', 'Cam'), 'attributes.tier', 'bronze');
    expect(formWith(before, edits)).toEqual({ ...before, attributes: { tier: 'bronze', name: 'Cam' } });
  });

  it('Field_ThatTheColleagueEmptied_IsToldAsEmpty', () => {
    const edits = edited(before, none, 'attributes.tier', 'silver');
    expect(meanwhile({ ...before, attributes: {} }, edits, 'attributes.tier')).toBe('');
  });

  it('SameWord_FromBoth_IsNoConflict', () => expect(meanwhile({ ...before, language: 'en' }, edited(before, none, 'language', 'en'), 'language')).toBeNull());

  it('Edit_ThatIsTakenBack_IsNone', () => {
    expect(edited(before, edited(before, none, 'name', 'Cam'), 'name', 'Camille').size).toBe(0);
    expect(formWith(before, withoutEdit(edited(before, none, 'name', 'Cam'), 'name'))).toEqual(before);
  });
});
