import assert from 'node:assert/strict';
import { Api, PASSWORD } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { furnish, LEA } from './harness/furnish.mjs';
import { assertFine, NARROW, Reader, WIDE } from './harness/reader.mjs';
import { scene } from './harness/stage.mjs';
import { TOUR } from './harness/tour.mjs';
import { write } from './harness/webhook.mjs';
import { wordsIn } from './harness/words.mjs';

scene('Every page, for everybody', async ({ silo, browser, step, check }) => {
  const ids = await furnish(silo.address);
  const readers = await Promise.all(['fr', 'en'].map((language) => Reader.sit(browser, silo.address, language)));
  /** Both languages at once: what one computes, the other waits for. @param {(reader: Reader) => Promise<void>} look */
  const together = async (look) => {
    const visits = await Promise.allSettled(readers.map((reader) => reader.visit(() => look(reader))));
    const failed = visits.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
    if (failed.length > 0) throw new AggregateError(failed, failed.map(({ message }) => message).join('\n'));
  };

  await check('Invitation', () => together(async (reader) => {
    await reader.page.goto(`${silo.address}/invitation#${ids.invitation}`);
    await reader.page.getByRole('heading', { name: reader.say('invitation.title', { name: 'Zoé Lind' }) }).waitFor();
    await reader.assertFine();
    await reader.page.goto(silo.address);
    await reader.page.getByLabel(reader.say('login.email')).waitFor();
  }));

  await step('Login', () => together(async (reader) => {
    await reader.assertFine();
    await reader.logIn('admin@demo.test', 'wrong');
    await reader.page.getByText(reader.say('problems.credentials_wrong')).waitFor();
    await reader.assertFine();
    await reader.logIn('admin@demo.test', PASSWORD);
    await reader.desk.live.waitFor({ state: 'attached' });
    // Before there was a session the server said so.
    reader.desk.errors.length = 0;
  }));

  for (const stop of TOUR) {
    await check(stop.name, () => together(async (reader) => {
      await reader.rest();
      await reader.go(stop.at(ids));
      await stop.see(reader);
      await reader.assertFine(stop.front ?? stop.within);
      await reader.rest();
      await stop.leave?.(reader);
    }));
  }

  await check('Phone', () => together(async (reader) => {
    await reader.page.goto(`${silo.address}/sandbox`);
    await reader.page.getByRole('button', { name: LEA.name }).first().click();
    await reader.page.getByText('An answer').first().waitFor();
    await reader.assertFine();
    await reader.page.getByRole('button', { name: 'Fill in', exact: true }).last().click();
    await reader.page.getByRole('dialog', { name: 'Your contact details' }).waitFor();
    await reader.assertFine();
  }));

  await check('Desk_InAllOfThis_HadNoError', () => {
    assert.deepEqual(readers.map(({ desk }) => desk.errors), [[], []]);
    return Promise.resolve();
  });
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
      await assertFine(desk.page, `${viewport.width} px`);
      assert.deepEqual(desk.errors, []);
      await desk.page.close();
    }
  });
});

/** @param {import('playwright-core').Page} page @param {string} label */
async function tabTo(page, label) {
  const reached = () => page.getByLabel(label).evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 20 && !(await reached()); presses++) await page.keyboard.press('Tab');
  assert.ok(await reached(), `The keyboard does not reach ${label}.`);
}
