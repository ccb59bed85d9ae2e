import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { scene } from './harness/stage.mjs';
import { write } from './harness/webhook.mjs';

const CUSTOMERS = [
  { phone: '33650000001', name: 'Nora Blanc' },
  { phone: '33650000002', name: 'Omar Said' },
  { phone: '33650000003', name: 'Pia Lund' },
];
const [NORA, OMAR, PIA] = CUSTOMERS;

scene('Two agents at the same conversations', async ({ silo, browser, step }) => {
  await write(silo.address, ...CUSTOMERS.map((customer) => ({ ...customer, text: `${customer.name} asks` })));
  const alice = await Desk.enter(browser, await browser.person(), silo.address, 'alice@demo.test');
  const bruno = await Desk.enter(browser, await browser.person(), silo.address, 'bruno@demo.test');
  const desks = [alice, bruno];
  const both = (act) => Promise.all(desks.map(act));

  await step('Counts_AtTheBeginning_AreRightForBoth', async () => {
    await both((desk) => desk.tab('unassigned').click());
    await both((desk) => desk.counted('mine', 0).waitFor());
    await both((desk) => desk.counted('unassigned', 3).waitFor());
    await both((desk) => desk.counted('all', 3).waitFor());
  });

  await step('Claim_WhenTwoClaimAtOnce_OneWinsAndTheOtherIsToldTheName', async () => {
    await both((desk) => desk.open(NORA.name));
    // Both requests are on their way before either is answered.
    const release = await heldTogether(desks, '**/claim');
    await both((desk) => desk.button('actions.claim').click());
    await release();

    const api = await Api.login(silo.address, 'admin@demo.test');
    const { assignee } = await api.conversationOf(NORA.phone);
    const [winner, loser] = assignee.id === 'alice' ? desks : [bruno, alice];
    await loser.page.getByRole('status').getByText(loser.say('problems.already_claimed', { name: assignee.name })).waitFor();
    await both((desk) => desk.thread.getByText(desk.say('activity.claimed', { agent: assignee.name })).waitFor());
    await both((desk) => desk.page.getByRole('button', { name: desk.say('assign.label', { name: assignee.name }) }).waitFor());
    await winner.counted('mine', 1).waitFor();
    await loser.counted('mine', 0).waitFor();
    await both((desk) => desk.counted('unassigned', 2).waitFor());
    await both((desk) => desk.counted('all', 3).waitFor());
    assert.equal(await winner.page.getByText(winner.say('problems.already_claimed', { name: assignee.name })).count(), 0);
  });

  await step('Draft_WhileColleaguesAndCustomersChangeEverything_StaysAsItIsTyped', async () => {
    await both((desk) => desk.open(OMAR.name));
    const draft = 'Dear Omar,\nlet me see';
    await alice.field.fill(draft);
    await alice.field.evaluate((field) => field.setSelectionRange(4, 4));

    await bruno.button('actions.claim').click();
    await bruno.reply('This is Bruno, hello.');
    await bruno.note('I take this one.');
    await write(silo.address, { ...OMAR, text: 'Anybody there?' });
    for (const text of ['This is Bruno, hello.', 'I take this one.', 'Anybody there?']) await alice.said(text).waitFor();
    await bruno.button('actions.resolve').click();
    await alice.page.getByText(alice.say('composer.resolved')).waitFor();
    // She had not looked up: what she types on must be no shortcut that reopens, resolves or labels.
    await alice.page.keyboard.type('ecl');
    await alice.page.getByText(alice.say('composer.resolved')).waitFor();
    assert.equal(await alice.page.getByRole('listbox').count(), 0);
    await bruno.button('actions.reopen').first().click();
    await alice.page.getByText(alice.say('composer.resolved')).waitFor({ state: 'detached' });
    assert.equal(await alice.field.inputValue(), draft);

    await alice.open(PIA.name);
    assert.equal(await alice.field.inputValue(), '');
    await alice.tab('all').click();
    await alice.open(OMAR.name);
    assert.equal(await alice.field.inputValue(), draft);
  });

  await step('Caret_WhileAColleagueWrites_StaysWhereItIs', async () => {
    await alice.field.evaluate((field) => {
      field.focus();
      field.setSelectionRange(4, 4);
    });
    await bruno.note('Still here.');
    await alice.said('Still here.').waitFor();
    await alice.page.keyboard.type('!');
    assert.equal(await alice.field.inputValue(), 'Dear! Omar,\nlet me see');
  });

  await step('Undo_PutsBackWhatWas_AndNothingWhereSomebodyChangedItSince', async () => {
    const api = await Api.login(silo.address, 'admin@demo.test');
    const { id, contact } = await api.conversationOf(PIA.phone);
    const ownerOf = async () => (await api.call('GET', `/contacts/${contact.id}`)).owner?.id ?? null;
    const assigneeOf = async () => (await api.conversationOf(PIA.phone)).assignee?.id ?? null;
    const { page, say } = alice;
    await alice.open(PIA.name);
    const given = say('actions.assignedNow', { name: PIA.name, agent: 'Bruno Petit' });
    const give = async () => {
      await page.locator('header [aria-keyshortcuts="a"]').click();
      await page.getByRole('option', { name: 'Bruno Petit' }).click();
      await page.getByRole('status').getByText(given).waitFor();
    };
    await give();
    assert.equal(await assigneeOf(), 'bruno');
    await eventually('the contact goes with it', async () => await ownerOf() === 'bruno');
    await alice.undo(given);
    await page.getByRole('status').getByText(say('common.undone')).waitFor();
    await eventually('nobody has it again', async () => await assigneeOf() === null);
    await eventually('nor its contact', async () => await ownerOf() === null);

    await give();
    await api.call('PUT', `/conversations/${id}/assignee`, { agent: 'admin' });
    await alice.undo(given);
    await page.getByRole('status').getByText(say('problems.changed_since')).waitFor();
    assert.equal(await assigneeOf(), 'admin');
    await api.call('PUT', `/conversations/${id}/assignee`, { agent: null });
  });

  await step('Undo_OfAClaimATransferAKeywordAndAParticipant_PutsBackWhatWas', async () => {
    const api = await Api.login(silo.address, 'admin@demo.test');
    const { page, say } = alice;
    const name = PIA.name;
    const now = async () => {
      const { assignee, keywords, participants } = await api.conversationOf(PIA.phone);
      return { assignee: assignee?.id ?? null, keywords: keywords.length, participants: participants.map(({ id }) => id) };
    };
    const before = await now();
    /** @param {string} told @param {object} changed */
    const assertUndone = async (told, changed) => {
      await page.getByRole('status').getByText(told).waitFor();
      assert.deepEqual(await now(), { ...before, ...changed });
      await alice.undo(told);
      await eventually(`taken back: ${told}`, async () => JSON.stringify(await now()) === JSON.stringify(before));
    };
    /** By its key, in the list that it opens. @param {string} key @param {string} entry */
    const pick = async (key, entry) => {
      await page.keyboard.press(key);
      await page.getByRole('option', { name: entry }).click();
      await page.keyboard.press('Escape');
    };

    await alice.button('actions.claim').click();
    await assertUndone(say('actions.claimedNow', { name }), { assignee: 'alice' });
    await pick('h', 'devis');
    await assertUndone(say('actions.keywordAdded', { name, keyword: 'devis' }), { keywords: 1 });
    await pick('w', 'Bruno Petit');
    await assertUndone(say('actions.participantAdded', { name, agent: 'Bruno Petit' }), { participants: ['bruno'] });
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('transfer.to')).selectOption({ label: 'Bruno Petit' });
    await dialog.getByRole('button', { name: say('transfer.submit') }).click();
    await assertUndone(say('actions.assignedNow', { name, agent: 'Bruno Petit' }), { assignee: 'bruno' });
  });

  await step('Contact_WhenAColleagueChangesItElsewhere_IsAnotherInTheDetailsAtOnce', async () => {
    const api = await Api.login(silo.address, 'admin@demo.test');
    const { contact } = await api.conversationOf(PIA.phone);
    const details = alice.page.getByRole('complementary', { name: alice.say('details.title') });
    const fact = (name, value) => details.getByRole('button', { name: new RegExp(`^${alice.say(name)}.*${value}`, 'u') }).waitFor();
    await api.call('PUT', `/contacts/${contact.id}/owner`, { agent: null });
    await fact('details.owner', alice.say('details.noOwner'));
    await api.call('PATCH', `/contacts/${contact.id}`, { type: 'lead', stage: 'hot_lead', language: 'pt' });
    await fact('contact.type', 'Lead');
    await fact('contact.stage', 'Hot lead');
    await fact('contact.language', 'Portuguese');
    await api.call('PUT', `/contacts/${contact.id}/owner`, { agent: 'bruno' });
    await fact('details.owner', 'Bruno Petit');
    await api.call('PATCH', `/contacts/${contact.id}`, { name: 'Pia Lundgren' });
    await details.getByRole('link', { name: 'Pia Lundgren' }).waitFor();

    // As much where the conversation is resolved, and on the contact's own page.
    const { id } = await api.conversationOf(PIA.phone);
    await api.call('PUT', `/conversations/${id}/status`, { status: 'resolved' });
    await alice.button('actions.reopen').first().waitFor();
    const profile = bruno.page.getByRole('region', { name: bruno.say('contacts.profile') }).last();
    const before = bruno.page.url();
    await bruno.page.goto(`${silo.address}/contacts/${contact.id}`);
    await profile.getByRole('button', { name: /Hot lead/u }).waitFor();
    await bruno.live.waitFor({ state: 'attached' });
    await api.call('PATCH', `/contacts/${contact.id}`, { name: 'Pia Holm', stage: 'payment' });
    await details.getByRole('link', { name: 'Pia Holm' }).waitFor();
    await fact('contact.stage', 'Payment');
    await bruno.page.getByRole('heading', { name: 'Pia Holm' }).waitFor();
    await profile.getByRole('button', { name: /Payment/u }).waitFor();
    // What one of the two changes on the screen is there at the other's.
    await profile.getByRole('button', { name: new RegExp(`^${bruno.say('contact.stage')}`, 'u') }).click();
    await bruno.page.getByRole('option', { name: 'Hot lead' }).click();
    await fact('contact.stage', 'Hot lead');
    // It can be taken back, unless somebody has changed it since.
    const changed = bruno.say('contact.changed', { field: bruno.say('contact.stage'), name: 'Pia Holm' });
    await bruno.undo(changed);
    await fact('contact.stage', 'Payment');
    await profile.getByRole('button', { name: new RegExp(`^${bruno.say('contact.stage')}`, 'u') }).click();
    await bruno.page.getByRole('option', { name: 'Hot lead' }).click();
    await fact('contact.stage', 'Hot lead');
    await bruno.page.getByRole('status').getByText(changed).waitFor();
    await api.call('PATCH', `/contacts/${contact.id}`, { stage: null });
    await bruno.undo(changed);
    await bruno.page.getByRole('status').getByText(bruno.say('problems.changed_since')).waitFor();
    await fact('contact.stage', alice.say('contact.noStage'));
    await bruno.page.goto(before);
    await api.call('PUT', `/conversations/${id}/status`, { status: 'open' });
    await alice.button('actions.resolve').waitFor();
    await api.call('PATCH', `/contacts/${contact.id}`, { name: 'Pia Lundgren' });
    await api.call('PUT', `/contacts/${contact.id}/owner`, { agent: null });
  });

  await step('Desktop_IsToldWhatIsNew_OnlyWhileNoTabOfTheDeskIsLookedAt', async () => {
    const [colleague, own] = [await Api.login(silo.address, 'bruno@demo.test'), await Api.login(silo.address, 'admin@demo.test')];
    const { id } = await own.conversationOf(PIA.phone);
    const person = await browser.person({ permissions: ['notifications'] });
    await person.addInitScript(() => {
      // All tabs of a driven browser have its attention: here it comes and goes as it is told.
      let looks = true;
      document.hasFocus = () => looks;
      window.look = (at) => {
        looks = at;
        window.dispatchEvent(new Event(at ? 'focus' : 'blur'));
      };
      window.told = [];
      window.Notification = class extends Notification {
        constructor(title, options) {
          super(title, options);
          window.told.push(options.body);
        }
      };
    });
    const camille = await Desk.enter(browser, person, silo.address, 'admin@demo.test');
    await camille.page.goto(`${silo.address}/settings/preferences`);
    await camille.page.getByRole('checkbox', { name: camille.say('settings.preferences.notifications') }).check();
    const { page: other } = await browser.tab(person, 'camille beside');
    await other.goto(silo.address);
    await other.locator('[data-live-state="live"]').waitFor({ state: 'attached' });
    const tabs = [camille.page, other];
    const told = async () => (await Promise.all(tabs.map((page) => page.evaluate(() => window.told)))).flat();
    const call = async (text) => {
      await colleague.call('POST', `/conversations/${id}/notes`, { clientMessageId: randomUUID(), text, mentions: ['admin'] });
      const { items } = await eventually('it has been told', async () => {
        const page = await own.call('GET', '/notifications');
        return page.items.some(({ excerpt }) => excerpt === text) && page;
      });
      const unread = items.filter(({ readAt }) => readAt === null).length;
      await Promise.all(tabs.map((page) => page.waitForFunction((count) => document.title.startsWith(`(${count})`), unread)));
    };

    await other.evaluate(() => window.look(false));
    await call('Seen in the other tab');
    assert.deepEqual(await told(), []);
    await camille.page.evaluate(() => window.look(false));
    await call('Seen nowhere');
    await eventually('the desktop is told', async () => (await told()).length > 0);
    assert.deepEqual([...new Set(await told())], ['Seen nowhere']);
    await person.close();
  });

  await step('Counts_AfterAll_AreRightForBoth', async () => {
    const mineOf = { alice: 0, bruno: 0 };
    const api = await Api.login(silo.address, 'admin@demo.test');
    for (const { phone } of CUSTOMERS) {
      const { assignee } = await api.conversationOf(phone);
      if (assignee) mineOf[assignee.id] += 1;
    }
    assert.equal(mineOf.alice + mineOf.bruno, 2);
    await alice.counted('mine', mineOf.alice).waitFor();
    await bruno.counted('mine', mineOf.bruno).waitFor();
    await both((desk) => desk.counted('unassigned', 1).waitFor());
    await both((desk) => desk.counted('all', 3).waitFor());
    const errors = desks.flatMap((desk) => desk.errors).filter((error) => !error.includes('409'));
    assert.deepEqual(errors, []);
  });
});

/**
 * Holds one request of each desk back; the answer lets them go together once all have come.
 * @param {Desk[]} desks @param {string} address
 */
async function heldTogether(desks, address) {
  const coming = /** @type {Promise<import('playwright-core').Route>[]} */ ([]);
  for (const { page } of desks) {
    await new Promise((ready) => {
      coming.push(new Promise((come) => ready(page.route(address, come, { times: 1 }))));
    });
  }
  return async () => {
    for (const route of await Promise.all(coming)) void route.continue();
  };
}
