import assert from 'node:assert/strict';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { furnish, LATE, LEA } from './harness/furnish.mjs';
import { NARROW, WIDE } from './harness/reader.mjs';
import { scene } from './harness/stage.mjs';
import { MOST_SHIFT, shiftsOf, watchShifts } from './harness/steadiness.mjs';
import { SECTIONS } from './harness/tour.mjs';
import { write } from './harness/webhook.mjs';

/** Where a visit can begin, and what tells that all of it is there. @type {[string, (ids: Record<string, string>) => string, (desk: Desk) => import('playwright-core').Locator][]} */
const PLACES = [
  ['Conversations', () => '/conversations?tab=all', ({ page }) => page.locator('[data-conversation]').first()],
  ['Conversations, none', () => '/conversations', ({ page, say }) => page.getByText(say('empty.mine.title'))],
  ['Conversation', ({ conversation }) => `/conversations/${conversation}?tab=all`, (desk) => desk.said('Will not arrive')],
  ['Contacts', () => '/contacts', ({ page }) => page.locator('[data-contact]').first()],
  ['Contact', ({ contact }) => `/contacts/${contact}`, ({ page, say }) => page.getByRole('region', { name: say('contacts.profile') }).getByText(LEA.phone.slice(-4)).first()],
  ['Customers', () => '/customers', ({ page, say }) => page.getByRole('list', { name: say('customers.lists.customers') }).getByRole('link').first()],
  ['Reports', () => '/reports', ({ page, say }) => page.getByRole('region', { name: say('reports.rowsOf', { dimension: say('reports.dimensions.department') }) })],
  ['Search', () => '/search?q=answer', ({ page, say }) => page.getByRole('region', { name: say('search.results') }).getByRole('link').first()],
  ...SECTIONS.map((name) => [`Settings, ${name}`, () => `/settings/${name}`, ({ page, say }) => page.getByRole('heading', { name: say(`sections.${name}`), level: 2 })]),
];

scene('Nothing moves by itself', async ({ silo, browser, check }) => {
  const ids = await furnish(silo.address);
  const alice = await Api.login(silo.address, 'alice@demo.test');
  const { items: customers } = await alice.call('GET', '/customers');
  await alice.call('PUT', `/contacts/${ids.contact}/customer`, { customer: customers[0].id });

  for (const viewport of [WIDE, NARROW]) {
    const person = await browser.person({ viewport });
    await watchShifts(person);
    const desk = await Desk.enter(browser, person, silo.address, 'admin@demo.test');
    const { page } = desk;
    /** @param {string} what @param {{ beside?: boolean }} [options] */
    const assertSteady = async (what, options) => {
      await desk.live.waitFor({ state: 'attached' });
      // Skeletons are there for this: what comes has their place.
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      const { value, moved } = await shiftsOf(page, options);
      assert.ok(value <= MOST_SHIFT, `${what}, ${viewport.width} px: ${value.toFixed(4)} of at most ${MOST_SHIFT}\n${moved.join('\n')}`);
    };

    for (const [name, at, there] of PLACES) {
      await check(`${name}_WhenLoadedAt${viewport.width}_StaysWhereItIs`, async () => {
        await page.goto(`${silo.address}${at(ids)}`);
        await there(desk).waitFor();
        await assertSteady(name);
      });
    }

    await check(`Conversation_WhenItOpensAt${viewport.width}_DoesNotPushTheDeskAbout`, async () => {
      await page.goto(`${silo.address}/conversations?tab=all`);
      await desk.row(LATE.name).waitFor();
      await assertSteady('list');
      // Not by a click: half a second after one nothing counts.
      await page.evaluate((path) => {
        history.pushState(null, '', path);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `/conversations/${ids.conversation}?tab=all`);
      await desk.said('Will not arrive').waitFor();
      await assertSteady('opened');
    });

    await check(`Messages_WhenTheyComeInAt${viewport.width}_MoveNothingBesideTheThread`, async () => {
      for (let i = 1; i <= 3; i++) {
        await write(silo.address, { ...LEA, text: `Message ${i} at ${viewport.width}` });
        await desk.said(`Message ${i} at ${viewport.width}`).waitFor();
        await assertSteady(`message ${i}`, { beside: true });
      }
    });
    await person.close();
  }
});

scene('What is said in words can be read', async ({ silo, browser, check }) => {
  const [linked, unlinked] = [{ phone: '33650000051', name: 'Maximilienne-Alexandrine de La Rochefoucauld' }, { phone: '33650000052', name: 'Bo' }];
  for (const customer of [linked, unlinked]) await write(silo.address, { ...customer, text: `${customer.name} asks` });
  const [alice, admin] = [await Api.login(silo.address, 'alice@demo.test'), await Api.login(silo.address, 'admin@demo.test')];
  const customer = await admin.call('POST', '/customers', { reference: 'C-4513', name: 'Roy Bakeries', company: null, email: null, phone: null, url: null });
  const { contact } = await alice.conversationOf(linked.phone);
  await alice.call('PUT', `/contacts/${contact.id}/customer`, { customer: customer.id });
  /** @param {import('playwright-core').Locator} words */
  const assertWhole = async (words, text) => {
    await words.waitFor();
    const cut = await words.evaluate((element) => element.scrollWidth - element.clientWidth);
    assert.ok(cut <= 0, `“${text}” lacks ${cut} px.`);
  };

  const team = await admin.call('POST', '/teams', { name: 'Support' });
  await admin.call('PUT', `/teams/${team.id}/members/alice`);
  await alice.call('PUT', `/conversations/${(await alice.conversationOf(unlinked.phone)).id}/team`, { team: team.id });
  for (const [language, locale] of [['en', 'en-GB'], ['fr', 'fr-FR']]) {
    await check(`Head_OfAnyWidthIn_${language}_SaysThatNobodyHasItAndWhoseCustomerItIs`, async () => { // S3-01, S2-64
      const person = await browser.person({ viewport: WIDE, locale });
      const desk = await Desk.enter(browser, person, silo.address, 'alice@demo.test', language);
      const { page, say } = desk;
      const headOf = (who) => page.locator('header', { has: page.getByRole('heading', { name: who.name }) });
      const assertSaysThatNobodyHas = (who) => assertWhole(headOf(who).getByText(say('assign.none'), { exact: true }), say('assign.none'));
      await desk.tab('all').click();
      // Beside the views it is as narrow as on a phone.
      for (const pinned of [false, true]) {
        if (pinned) {
          await page.getByRole('heading', { level: 1 }).getByRole('button').click();
          await desk.button('views.pin').click();
          await page.getByRole('navigation', { name: say('views.label') }).waitFor();
        }
        for (const [who, link] of [[linked, customer.name], [unlinked, say('customers.link')]]) {
          await desk.open(who.name);
          await page.getByRole('complementary', { name: say('details.title') }).waitFor();
          await assertSaysThatNobodyHas(who);
          await assertWhole(headOf(who).getByText(link, { exact: true }), link);
        }
      }
      await page.setViewportSize(NARROW);
      await assertSaysThatNobodyHas(unlinked);
      await person.close();
    });
  }

  await check('Row_OfALinkedContact_LeadsToTheCustomersRecord', async () => { // S2-12
    const person = await browser.person({ viewport: WIDE });
    const desk = await Desk.enter(browser, person, silo.address, 'alice@demo.test');
    const { page, say } = desk;
    await desk.tab('all').click();
    await desk.row(unlinked.name).waitFor();
    const link = page.getByRole('link', { name: say('list.customer', { name: customer.name }), exact: true });
    assert.equal(await link.count(), 1);
    const heights = await page.getByRole('list', { name: say('list.title') }).locator('li > div').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    assert.deepEqual([...new Set(heights)], [64]);
    // No label beside the customer is cut, and the time since when somebody waits is said once.
    for (const label of ['Prospect chaud', 'Demande de devis']) await alice.call('PUT', `/conversations/${(await alice.conversationOf(linked.phone)).id}/labels/${encodeURIComponent(label)}`);
    const row = desk.row(linked.name);
    await row.getByText('+1', { exact: true }).waitFor();
    await assertWhole(row.getByText('Prospect chaud', { exact: true }), 'Prospect chaud');
    const waiting = row.locator('time');
    await waiting.getByText(say('list.waiting')).waitFor({ state: 'attached' });
    assert.equal(await row.getByText(say('list.waiting')).count(), 1);
    // By the keyboard it comes after its row.
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-conversation') ?? null);
    for (let before = await focused(); before === null || !(await page.locator('[data-conversation]:focus').innerText()).includes(linked.name); before = await focused()) {
      await page.keyboard.press('j');
      await eventually('the next row has the keyboard', async () => await focused() !== before);
    }
    await page.keyboard.press('Tab');
    assert.ok(await link.evaluate((element) => element === document.activeElement));
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: say('customers.profile') }).last().getByText('C-4513').waitFor();

    // It is there as soon as somebody links it, and goes with the link.
    await page.goBack();
    await desk.row(unlinked.name).waitFor();
    const other = (await alice.conversationOf(unlinked.phone)).contact;
    await alice.call('PUT', `/contacts/${other.id}/customer`, { customer: customer.id });
    await link.nth(1).waitFor();
    await alice.call('PUT', `/contacts/${other.id}/customer`, { customer: null });
    await link.nth(1).waitFor({ state: 'detached' });
    await person.close();
  });
});
