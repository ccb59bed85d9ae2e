import { beforeAll, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '@/testing/samples';
import { keepPreferences, storedPreferences } from './stored-preferences';

describe('preferences in a browser that agents share', () => {
  beforeAll(() => void vi.stubGlobal('navigator', { language: 'en' }));

  it('Signature_OfWhoeverSatHereBefore_IsNotTheNextAgents (S4-11)', () => {
    const storage = memoryStorage();
    keepPreferences(storage, 'zoe', { ...storedPreferences(storage, 'zoe'), signature: 'Zoé', useSignature: true, enterSends: false });
    expect(storedPreferences(storage, 'marc')).toMatchObject({ signature: '', useSignature: false, enterSends: true });
    expect(storedPreferences(storage, null)).toMatchObject({ signature: '', useSignature: false, enterSends: true });
    expect(storedPreferences(storage, 'zoe')).toMatchObject({ signature: 'Zoé', useSignature: true, enterSends: false });
  });

  it('Signature_OfBeforeItWasKeptByAgent_IsNobodys', () => {
    const storage = memoryStorage();
    storage.setItem('parloir.preferences', JSON.stringify({ signature: 'Zoé', useSignature: true, listWidth: 420 }));
    expect(storedPreferences(storage, 'marc')).toMatchObject({ signature: '', useSignature: false, listWidth: 420 });
  });

  it('Widths_AreTheBrowsers_AndLanguageIsTheLastDesksUntilTheAgentsIsKnown', () => {
    const storage = memoryStorage();
    keepPreferences(storage, 'zoe', { ...storedPreferences(storage, 'zoe'), language: 'fr', listWidth: 420 });
    expect(storedPreferences(storage, null)).toMatchObject({ language: 'fr', listWidth: 420 });
    keepPreferences(storage, 'marc', { ...storedPreferences(storage, 'marc'), language: 'en' });
    expect(storedPreferences(storage, 'zoe')).toMatchObject({ language: 'fr', listWidth: 420 });
  });
});
