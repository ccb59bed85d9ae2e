import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Api, PASSWORD } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { fillIn, Phone, text, threadOf } from './harness/phone.mjs';
import { scene } from './harness/stage.mjs';
import { postWebhook, webhookOf, write } from './harness/webhook.mjs';
import { wordsIn } from './harness/words.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEA = { phone: '33639980011', name: 'Léa Fontaine' };
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };
/** What a workspace begins with is read in the reader's language. */
const GIVEN_NAMES = { types: ['given.visitor', 'given.lead'], stages: ['given.newLead', 'given.payment'] };
const LOOKS = [
  { language: 'fr', locale: 'fr-FR', colorScheme: 'light', viewport: WIDE },
  { language: 'en', locale: 'en-GB', colorScheme: 'dark', viewport: WIDE },
  { language: 'en', locale: 'en-GB', colorScheme: 'light', viewport: NARROW },
  { language: 'fr', locale: 'fr-FR', colorScheme: 'dark', viewport: NARROW },
];

scene('Every page, for everybody', async ({ silo, browser, step, check }) => {
  let invitation = '';
  await step('Stage_HasOneOfEachThingToShow', async () => {
    const api = await Api.login(silo.address, 'alice@demo.test');
    await text(silo.address, LEA.phone, 'Hello, see https://example.org/4512');
    const { id } = await eventually('the conversation is there', () => api.conversationOf(LEA.phone));
    await api.call('POST', `/conversations/${id}/claim`);
    await api.call('PUT', `/conversations/${id}/labels/Prospect%20chaud`);
    await api.call('POST', `/conversations/${id}/notes`, { clientMessageId: 'note', text: 'A note' });
    await api.call('POST', `/conversations/${id}/messages`, { clientMessageId: 'reply', text: 'An answer' });
    await eventually('the phone has the answer', async () => (await threadOf(silo.address, LEA.phone)).messages.length === 2);
    const { items: [form] } = await api.call('GET', '/forms');
    await api.call('POST', `/conversations/${id}/messages`, { clientMessageId: 'form', form: { id: form.id } });
    const asked = await eventually('the phone has the form', async () => (await threadOf(silo.address, LEA.phone)).messages.find((message) => message.content.type === 'form'));
    await fillIn(silo.address, LEA.phone, asked.id, { first_name: 'Léa', last_name: 'Fontaine', phone: '06 12', email: 'lea@example.test' });
    await api.call('POST', `/conversations/${id}/messages`, { clientMessageId: 'form again', form: { id: form.id } });
    const unknown = webhookOf([{ phone: LEA.phone, text: 'x' }]);
    unknown.entry[0].changes[0].value.metadata.phone_number_id = '999';
    assert.equal(await postWebhook(silo.address, unknown), 200);
    const admin = await Api.login(silo.address, 'admin@demo.test');
    assert.equal((await admin.call('GET', '/quarantine')).items.length, 1);
    const { agent } = await admin.call('POST', '/agents', { name: 'Sam Gone', email: 'sam@demo.test', role: 'Agent' });
    await admin.call('POST', `/agents/${agent.id}/deactivate`);
    ({ invitation: { token: invitation } } = await admin.call('POST', '/agents', { name: 'Zoé Lind', email: 'zoe@demo.test', role: 'Agent' }));
  });

  for (const { language, viewport, ...look } of LOOKS) {
    const name = `${language} ${look.colorScheme} ${viewport.width}`;
    const person = await browser.person({ ...look, viewport, reducedMotion: 'reduce' });
    const say = wordsIn(language);

    await check(`Login (${name})`, async () => {
      const { page, errors } = await browser.tab(person, 'login');
      await page.goto(silo.address);
      await page.getByLabel(say('login.email')).waitFor();
      await assertFine(page, viewport);
      await page.getByLabel(say('login.email')).fill('alice@demo.test');
      await page.getByLabel(say('login.password')).fill('wrong');
      await page.getByLabel(say('login.password')).press('Enter');
      await page.getByText(say('problems.credentials_wrong')).waitFor();
      await assertFine(page, viewport);
      await page.goto(`${silo.address}/invitation#${invitation}`);
      await page.getByRole('heading', { name: say('invitation.title', { name: 'Zoé Lind' }) }).waitFor();
      await assertFine(page, viewport);
      assert.deepEqual(errors.filter((error) => !error.includes('401')), []);
      await page.close();
    });

    await check(`Desk and quarantine (${name})`, async () => {
      const desk = await Desk.enter(browser, person, silo.address, 'admin@demo.test', language);
      const { page } = desk;
      await desk.tab('all').click();
      await desk.row(LEA.name).waitFor();
      await assertFine(page, viewport);
      await desk.open(LEA.name);
      await desk.said('An answer').waitFor();
      await assertFine(page, viewport);
      await desk.button('forms.title').click();
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      await assertFine(page, viewport);
      await page.keyboard.press('Escape');
      await desk.writing.getByRole('button', { name: say('composer.modes.note'), exact: true }).click();
      await assertFine(page, viewport);
      for (const section of ['preferences', 'quick-messages', 'tokens', 'general', 'inboxes', 'channels', 'labels', 'keywords', 'departments', 'teams', 'agents', 'forms', 'automations', 'types', 'stages', 'attributes', 'cluster']) {
        await page.goto(`${silo.address}/settings/${section}`);
        await page.getByRole('heading', { name: say(`sections.${section}`), level: 2 }).waitFor();
        for (const name of GIVEN_NAMES[section] ?? []) await page.getByText(say(name), { exact: true }).first().waitFor();
        await assertFine(page, viewport);
      }
      await page.goto(`${silo.address}/settings/channels`);
      await page.getByRole('button', { name: say('settings.connection.title') }).first().click();
      await page.getByRole('button', { name: say('settings.test.run') }).waitFor();
      await assertFine(page, viewport);
      await page.getByRole('button', { name: say('settings.connect.open') }).click();
      await page.getByRole('dialog').getByLabel(say('settings.connect.fields.appSecret')).waitFor();
      await assertFine(page, viewport);
      await page.goto(`${silo.address}/settings/agents`);
      await page.getByText(say('settings.agents.deactivated'), { exact: true }).waitFor();
      await page.getByRole('button', { name: say('settings.create'), exact: true }).click();
      await page.getByRole('dialog').getByLabel(say('settings.agents.role')).waitFor();
      await assertFine(page, viewport);
      await page.goto(`${silo.address}/settings/forms`);
      await page.getByRole('button', { name: say('settings.create'), exact: true }).click();
      await page.getByRole('dialog').getByLabel(say('settings.forms.followUp')).waitFor();
      await assertFine(page, viewport);
      await page.goto(`${silo.address}/contacts`);
      await page.locator('[data-contact]').first().click();
      await page.getByRole('region', { name: say('contacts.profile') }).first().waitFor();
      await assertFine(page, viewport);
      await page.getByRole('button', { name: say('details.merge') }).click();
      await page.getByRole('dialog').getByRole('searchbox').waitFor();
      await assertFine(page, viewport);
      await page.goto(`${silo.address}/customers`);
      await page.getByRole('list', { name: say('customers.lists.customers') }).getByRole('link').first().click();
      await page.getByRole('region', { name: say('customers.profile') }).last().getByText(say('customers.reference')).waitFor();
      await assertFine(page, viewport);
      await page.goto(`${silo.address}/search?q=answer`);
      await page.getByRole('searchbox').waitFor();
      await assertFine(page, viewport);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
      await assertFine(page, viewport);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: say('told.title') }).click();
      await page.getByRole('dialog').waitFor();
      await assertFine(page, viewport);
      await page.goto(`${silo.address}/quarantine`);
      await page.getByRole('button', { name: say('quarantine.showBody') }).click();
      await assertFine(page, viewport);
      assert.deepEqual(desk.errors, []);
      await page.close();
    });

    await check(`Phone (${name})`, async () => {
      const phone = await Phone.pick(browser, person, silo.address, LEA.name, language);
      await phone.said('An answer').waitFor();
      await assertFine(phone.page, viewport);
      await phone.thread.getByRole('button', { name: 'Fill in', exact: true }).click();
      await phone.page.getByRole('dialog', { name: 'Your contact details' }).waitFor();
      await assertFine(phone.page, viewport);
      assert.deepEqual(phone.errors, []);
      await phone.page.close();
    });
    await person.close();
  }
});

scene('Hands on the keyboard, and what is hard to show', async ({ silo, browser, check }) => {
  const api = await Api.login(silo.address, 'alice@demo.test');

  await check('Keyboard_Alone_IsEnoughToLogInAnswerAndResolve', async () => {
    const [one, two] = [{ phone: '33650000001', name: 'Ann One' }, { phone: '33650000002', name: 'Ben Two' }];
    for (const customer of [two, one]) await write(silo.address, { ...customer, text: `${customer.name} asks` });
    const { page } = await browser.tab(await browser.person(), 'keyboard');
    const desk = new Desk(page, [], wordsIn('en'));
    const { keyboard } = page;
    await page.goto(silo.address);
    await page.getByLabel(desk.say('login.email')).waitFor();
    await tabTo(page, desk.say('login.email'));
    await keyboard.type('alice@demo.test');
    await keyboard.press('Tab');
    await keyboard.type(PASSWORD);
    await keyboard.press('Enter');
    await desk.live.waitFor({ state: 'attached' });

    await keyboard.press('2');
    await desk.row(two.name).waitFor();
    const names = (await page.locator('[data-conversation]').allInnerTexts()).map((row) => (row.includes(one.name) ? one : two));
    await keyboard.press('j');
    await page.locator('[data-conversation]:focus').waitFor();
    await keyboard.press('j');
    await page.locator('[data-conversation]:focus', { hasText: names[1].name }).waitFor();
    await keyboard.press('k');
    await page.locator('[data-conversation]:focus', { hasText: names[0].name }).waitFor();
    await keyboard.press('Enter');
    const { name, phone } = names[0];
    await desk.said(`${name} asks`).waitFor();

    await keyboard.press('c');
    await desk.thread.getByText(desk.say('activity.claimed', { agent: 'Alice Martin' })).waitFor();
    await keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    await keyboard.type('Answered by hand');
    await keyboard.press('Enter');
    await desk.said('Answered by hand').waitFor();
    await page.locator('[data-row]', { hasText: 'Answered by hand' }).waitFor();
    // The composer gives the keyboard back to the desk.
    await keyboard.press('Escape');
    await keyboard.press('e');
    await page.getByText(desk.say('composer.resolved')).waitFor();
    await eventually('the server has it resolved', async () => (await api.conversationOf(phone))?.status === 'Resolved');
  });

  await check('Window_WhenClosed_IsExplainedAndOnlyANoteIsPossible', async () => {
    const customer = { phone: '33650000003', name: 'Cid Late' };
    await write(silo.address, { ...customer, text: 'Yesterday', at: new Date(Date.now() - 25 * 3_600_000) });
    const { id } = await api.conversationOf(customer.phone);
    const desk = await Desk.enter(browser, await browser.person(), silo.address, 'alice@demo.test');
    await desk.tab('all').click();
    await desk.open(customer.name);
    await desk.writing.getByText(desk.say('window.closed')).waitFor();
    assert.equal(await desk.field.count(), 0);
    await desk.button('composer.writeNote').click();
    await desk.field.fill('Call her instead');
    await desk.field.press('Enter');
    await desk.said('Call her instead').waitFor();
    const refused = api.call('POST', `/conversations/${id}/messages`, { clientMessageId: 'too-late', text: 'Too late' });
    await assert.rejects(refused, /422.*window_closed/u);

    await write(silo.address, { ...customer, text: 'I am back' });
    await desk.writing.getByRole('button', { name: desk.say('composer.modes.reply'), exact: true }).click();
    await desk.writing.getByText(desk.say('window.closed')).waitFor({ state: 'detached' });
    await desk.field.waitFor();
    assert.deepEqual(desk.errors, []);
    await desk.page.close();
  });

  await check('Text_OfEveryKind_IsShownAsItIs', async () => {
    const customer = { phone: '33650000004', name: '\u202Eمريم <b>Ü</b>' };
    const long = 'W'.repeat(1500);
    const texts = ['👩‍👩‍👧‍👦 🇫🇷 ok', 'مرحبا، الطلب رقم 4512 لم يصل', '<img src=x onerror="window.__run=1"> **bold** {{name}}', 'two\nlines', long];
    await write(silo.address, ...texts.map((line) => ({ ...customer, text: line })), { ...customer, text: 'nul \u0000 inside' });
    for (const viewport of [WIDE, NARROW]) {
      const desk = await Desk.enter(browser, await browser.person({ viewport }), silo.address, 'alice@demo.test');
      await desk.tab('all').click();
      await desk.page.locator('[data-conversation]', { hasText: 'مريم' }).click();
      for (const line of texts.slice(0, 3)) await desk.said(line).waitFor();
      await desk.thread.getByText('two').waitFor();
      await desk.thread.getByText('WWWW').waitFor();
      await desk.thread.getByText(/nul .* inside/u).waitFor();
      assert.equal(await desk.said(texts[1]).evaluate((element) => getComputedStyle(element).direction), 'rtl');
      assert.equal(await desk.page.evaluate(() => window.__run), undefined);
      await assertFine(desk.page, viewport);
      assert.deepEqual(desk.errors, []);
      await desk.page.close();
    }
  });
});

/**
 * Nothing serious that axe can see, and nothing that has to be scrolled sideways.
 * @param {import('playwright-core').Page} page @param {{ width: number }} viewport
 */
async function assertFine(page, { width }) {
  const widest = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));
  assert.ok(widest <= width, `The page is ${widest} px wide in a window of ${width} px.`);
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ['violations'] });
    return found.violations
      .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
      .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)} (${node.any.concat(node.all, node.none).map((reason) => reason.message).join('; ')})`));
  });
  assert.deepEqual(violations, []);
}

/** @param {import('playwright-core').Page} page @param {string} label */
async function tabTo(page, label) {
  const reached = () => page.getByLabel(label).evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 20 && !(await reached()); presses++) await page.keyboard.press('Tab');
  assert.ok(await reached(), `The keyboard does not reach ${label}.`);
}
