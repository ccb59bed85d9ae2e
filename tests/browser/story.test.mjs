import assert from 'node:assert/strict';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { Phone, text, threadOf } from './harness/phone.mjs';
import { scene } from './harness/stage.mjs';

const LEA = { phone: '33639980011', name: 'Léa Fontaine' };

scene('The whole story of one customer and one agent', async ({ silo, browser, step }) => {
  const person = await browser.person();
  const desk = await Desk.enter(browser, person, silo.address, 'alice@demo.test');
  const phone = await Phone.pick(browser, person, silo.address, LEA.name);
  const { page, say } = desk;
  // Chromium draws a tab in the background once a second.
  await page.bringToFront();
  // A page that was loaded again has lost this.
  await page.evaluate(() => { window.__neverReloaded = true; });

  await step('Customer_WhenWriting_IsOnTheAgentsScreenWithoutReload', async () => {
    await desk.tab('unassigned').click();
    await phone.write('My order 4512 has not arrived.');
    await phone.sent('My order 4512 has not arrived.', 'delivered').waitFor();
    await desk.row(LEA.name).getByText('My order 4512 has not arrived.').waitFor();
    await desk.open(LEA.name);
    await desk.said('My order 4512 has not arrived.').waitFor();
    await phone.write('Can you look?');
    await desk.said('Can you look?').waitFor();
    await desk.row(LEA.name).getByText('Can you look?').waitFor();
  });

  await step('Agent_WhenClaiming_HasTheConversationInMine', async () => {
    await desk.button('actions.claim').click();
    await desk.thread.getByText(say('activity.claimed', { agent: 'Alice Martin' })).waitFor();
    await desk.tab('mine').click();
    await desk.row(LEA.name).waitFor();
    await desk.button('actions.claim').waitFor({ state: 'detached' });
  });

  await step('Answer_IsDeliveredToThePhone_AndReadOnceItIsOnItsScreen', async () => {
    await phone.putAway();
    const seen = await deliveriesOf(desk, 'I am looking into it.');
    await desk.reply('I am looking into it.');
    const marked = (status) => page.locator('[data-row]', { hasText: 'I am looking into it.' }).locator(`[data-delivery="${status}"]`);
    await marked('Delivered').waitFor();
    await phone.show(LEA.name);
    await phone.said('I am looking into it.').waitFor();
    await page.bringToFront();
    await marked('Read').waitFor();
    const order = await seen();
    const ranks = order.map((status) => ['Queued', 'Sending', 'Sent', 'Delivered', 'Read'].indexOf(status));
    assert.deepEqual(ranks, [...ranks].sort((a, b) => a - b), `It went backwards: ${order.join(' ')}`);
  });

  await step('Note_IsForTheTeam_AndNeverOnThePhone', async () => {
    await desk.note('She is a VIP: be quick.');
    await desk.said('She is a VIP: be quick.').waitFor();
    await page.getByText(say('outgoing.sending')).waitFor({ state: 'detached' });
    await desk.reply('It leaves today.');
    await phone.said('It leaves today.').waitFor();
    assert.equal(await phone.page.getByText('VIP').count(), 0);
    const { messages } = await threadOf(silo.address, LEA.phone);
    assert.deepEqual(messages.filter((message) => message.direction === 'received').map((message) => message.content.body), ['I am looking into it.', 'It leaves today.']);
  });

  // S1-01, S1-02, S1-24, S2-42, S2-43: in the details beside the conversation, and as a pill in its row.
  await step('Label_WhenTheCatalogueLacksIt_IsCreatedWhereItIsPutOn', async () => {
    await desk.button('labels.add').first().click();
    await desk.button('labels.createOne').click();
    const form = page.getByRole('dialog', { name: say('labels.new') });
    const name = form.getByLabel(say('labels.name'), { exact: true });
    await form.getByRole('button', { name: say('labels.create'), exact: true }).click();
    assert.equal(await name.evaluate((field) => field.matches(':invalid:focus')), true);
    await name.fill('   ');
    await form.getByRole('button', { name: say('labels.create'), exact: true }).click();
    await form.getByRole('alert').getByText(say('problems.label_invalid', { limit: 40 })).waitFor();
    await name.fill('Late parcel');
    await form.getByRole('button', { name: say('labels.create'), exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await desk.row(LEA.name).getByText('Late parcel').waitFor();
    await desk.thread.getByText(say('activity.labelAdded', { name: 'Alice Martin', label: 'Late parcel' })).waitFor();
  });

  await step('Kill_WhileTheCustomerWrites_LosesAndDoublesNothing', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `Line ${index + 1} of twelve`);
    for (const line of lines) await text(silo.address, LEA.phone, line);
    await silo.kill();
    await page.getByText(say('connection.reconnecting')).waitFor();
    await phone.page.getByText(say('sandbox.offline')).waitFor();
    await phone.write('Written while the server was dead');
    await phone.sent('Written while the server was dead', 'pending').waitFor();
    await silo.restart();

    lines.push('Written while the server was dead');
    await desk.live.waitFor({ state: 'attached' });
    await phone.sent('Written while the server was dead', 'delivered').waitFor();
    for (const line of lines) await desk.said(line).waitFor();
    await page.getByText(say('connection.reconnecting')).waitFor({ state: 'detached' });
    for (const line of lines) assert.equal(await desk.said(line).count(), 1, line);
    for (const line of lines) assert.equal(await phone.said(line).count(), 1, line);
    assert.equal(await page.evaluate(() => window.__neverReloaded), true);
  });

  // S0-25, S2-49; S3-10: what was done stands among the messages.
  await step('Resolve_TakesItOutOfTheOpenList', async () => {
    await desk.button('actions.resolve').click();
    await desk.row(LEA.name).waitFor({ state: 'detached' });
    await page.getByText(say('composer.resolved')).waitFor();
    await desk.thread.getByText(say('activity.resolved', { name: 'Alice Martin' })).waitFor();
  });

  await step('Customer_WhenWritingAfterTheEnd_OpensANewConversation', async () => {
    const api = await Api.login(silo.address, 'alice@demo.test');
    const before = await api.conversationOf(LEA.phone, 'Resolved');
    await phone.write('One more thing.');
    const after = await eventually('there is a new conversation', () => api.conversationOf(LEA.phone, 'Open'));
    assert.notEqual(after.id, before.id);
    await desk.tab('all').click();
    await desk.row(LEA.name).getByText('One more thing.').waitFor();
    await desk.open('One more thing.');
    await desk.said('One more thing.').waitFor();
    assert.equal(await desk.said('I am looking into it.').count(), 0);
  });

  await step('Desk_InAllOfThis_HadNoErrorButTheLostConnection', async () => {
    // The name of nothing but spaces was refused.
    const isProvoked = (error) => /422 .*\/api\/v1\/labels\)$/u.test(error);
    assert.deepEqual(desk.errors.filter((error) => !isLostConnection(error) && !isProvoked(error)), []);
    assert.deepEqual(phone.errors.filter((error) => !isLostConnection(error)), []);
  });
});

/** What Chromium writes when the server is not there. @param {string} error */
const isLostConnection = (error) => /net::ERR_|WebSocket connection to/u.test(error);

/**
 * Notes each delivery status that the message shows, from now on.
 * @param {Desk} desk @param {string} text
 * @returns {Promise<() => Promise<string[]>>}
 */
async function deliveriesOf({ page }, text) {
  await page.evaluate((wanted) => {
    const seen = (window.__deliveries = /** @type {string[]} */ ([]));
    const look = () => {
      const row = [...document.querySelectorAll('[data-row]')].find((candidate) => candidate.textContent?.includes(wanted));
      const status = row?.querySelector('[data-delivery]')?.getAttribute('data-delivery');
      if (status && seen.at(-1) !== status) seen.push(status);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, text);
  return () => page.evaluate(() => window.__deliveries);
}
