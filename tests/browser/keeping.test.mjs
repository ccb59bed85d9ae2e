import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { fillIn, text, threadOf } from './harness/phone.mjs';
import { scene } from './harness/stage.mjs';

const NORA = { phone: '33639980011', name: 'Léa Fontaine' };
const DORA = { phone: '33650000071', name: 'Dora Keller' };

scene('What is kept: names of what is deleted, who downloaded, and whom an agent writes down', async ({ silo, browser, step }) => {
  await text(silo.address, NORA.phone, 'Where is my parcel?');
  const api = await Api.login(silo.address, 'admin@demo.test');
  await eventually('the conversation is there', async () => (await api.conversationOf(NORA.phone)) !== undefined);
  const desk = await Desk.enter(browser, await browser.person(), silo.address, 'admin@demo.test');
  const { page, say } = desk;
  const dialog = page.getByRole('dialog');
  const { id, displayNumber } = await api.conversationOf(NORA.phone);
  const errorsBut = (codes) => desk.errors.filter((error) => !codes.test(error));

  await step('Team_WhenDeleted_HandsItsConversationsToItsSuccessor', async () => {
    const sales = await api.call('POST', '/teams', { name: 'Sales' });
    const help = await api.call('POST', '/teams', { name: 'Help' });
    await api.call('PUT', `/conversations/${id}/team`, { team: sales.id });
    await page.goto(`${silo.address}/settings/teams`);
    await page.getByRole('button', { name: say('settings.remove', { name: 'Sales' }) }).click();
    await dialog.getByLabel(say('settings.teams.successor')).selectOption({ label: 'Help' });
    await dialog.getByRole('button', { name: say('settings.delete'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'Sales' }).waitFor({ state: 'detached' });
    await eventually('the successor has it', async () => (await api.call('GET', `/conversations/${id}`)).team === help.id);
  });

  await step('Inbox_IsRenamed_AndStaysWhileAChannelLeadsIntoIt', async () => {
    await page.goto(`${silo.address}/settings/inboxes`);
    await page.getByRole('button', { name: say('settings.edit', { name: 'WhatsApp' }) }).click();
    await dialog.getByLabel(say('settings.name'), { exact: true }).fill('Shop');
    await dialog.getByRole('button', { name: say('settings.save'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('settings.remove', { name: 'Shop' }) }).click();
    await dialog.getByRole('button', { name: say('settings.delete'), exact: true }).click();
    await dialog.getByRole('alert').getByText(say('problems.inbox_connected')).waitFor();
    await page.keyboard.press('Escape');
    assert.deepEqual(errorsBut(/409/u), []);
    desk.errors.length = 0;
  });

  await step('Inbox_OfWhichOnePartIsRefused_SendsTheOtherAnewWhenItIsPutBack', async () => {
    const name = dialog.getByLabel(say('settings.name'), { exact: true });
    const save = dialog.getByRole('button', { name: say('settings.save'), exact: true });
    await page.getByRole('button', { name: say('settings.edit', { name: 'Shop' }) }).click();
    await name.fill('Store');
    await dialog.getByLabel(say('settings.inboxes.on')).check();
    await page.route('**/auto-resolve', (route) => route.abort(), { times: 1 });
    await save.click();
    await dialog.getByRole('alert').waitFor();
    await name.fill('Shop');
    await save.click();
    await dialog.waitFor({ state: 'detached' });
    const shop = (await api.call('GET', '/inboxes')).items.find((inbox) => inbox.name === 'Shop');
    assert.deepEqual(shop?.autoResolve, { afterMinutes: 7 * 24 * 60, evenWaiting: false });
    desk.errors.length = 0;
  });

  await step('Inbox_IsMadeByItself_UnderANameOfItsOwn_AndDeletedWhileNothingLeadsIntoIt', async () => {
    await page.getByRole('button', { name: say('settings.create'), exact: true }).click();
    await dialog.getByLabel(say('settings.name'), { exact: true }).fill('shop');
    await dialog.getByRole('button', { name: say('settings.create'), exact: true }).click();
    await dialog.getByRole('alert').getByText(say('problems.name_taken')).waitFor();
    assert.deepEqual(errorsBut(/409/u), []);
    desk.errors.length = 0;
    await dialog.getByLabel(say('settings.name'), { exact: true }).fill('Mail');
    await dialog.getByLabel(say('settings.inboxes.afterResolution')).selectOption('reopen_within');
    await dialog.getByLabel(say('settings.inboxes.days')).fill('3');
    await dialog.getByRole('button', { name: say('settings.create'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'Mail' }).getByText(say('settings.inboxes.reopenWithin_other', { count: '3' })).waitFor();
    await page.getByRole('button', { name: say('settings.remove', { name: 'Mail' }) }).click();
    await dialog.getByRole('button', { name: say('settings.delete'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'Mail' }).waitFor({ state: 'detached' });
    assert.deepEqual(desk.errors, []);
  });

  await step('Download_IsASentenceInTheThread_AndReadsLikeOne (S0-13, S0-15)', async () => {
    await page.goto(`${silo.address}/conversations/${id}`);
    await desk.thread.getByText('Where is my parcel?').first().waitFor();
    await desk.button('actions.more').click();
    await page.getByRole('menuitem', { name: say('export.title'), exact: true }).press('ArrowRight');
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: say('export.formats.txt') }).click();
    const download = await saved;
    assert.equal(download.suggestedFilename(), `conversation-${displayNumber}.txt`);
    const lines = (await readFile(await download.path(), 'utf8')).split('\n');
    assert.match(lines[0], new RegExp(`^Conversation #${displayNumber} with ${NORA.name}$`, 'u'));
    assert.ok(lines.some((line) => /UTC\+0[12]:00\] \* .* gave the conversation to the team Help$/u.test(line)), lines.join('\n'));
    const { agent } = await api.call('GET', '/me');
    await desk.thread.getByText(say('activity.downloaded', { name: agent.name })).waitFor();
  });

  await step('Contact_IsWrittenDown_OnceOnly_AndWrittenTo', async () => {
    await page.goto(`${silo.address}/contacts`);
    const create = async (name, phone) => {
      await page.getByRole('button', { name: say('contacts.create.title') }).click();
      await dialog.getByLabel(say('details.name')).fill(name);
      await dialog.getByLabel(say('contact.points.Phone')).fill(phone);
      await dialog.getByRole('button', { name: say('contacts.create.submit'), exact: true }).click();
    };
    await create(DORA.name, `+${DORA.phone}`);
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: DORA.name }).waitFor();
    await create('Somebody', `+${DORA.phone}`);
    await dialog.getByRole('alert').getByText(say('problems.contact_exists')).waitFor();
    await dialog.getByRole('button', { name: say('contacts.create.open', { name: DORA.name }) }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: say('nav.conversations') }).getByRole('button', { name: say('contacts.write') }).click();
    assert.equal(await dialog.getByLabel(say('start.recipient')).inputValue(), `+${DORA.phone}`);
    await page.keyboard.press('Escape');
    assert.deepEqual(errorsBut(/409/u), []);
    desk.errors.length = 0;
  });

  await step('Form_AnsweredInTheNextConversation_SaysSoInTheOldOne', async () => {
    const [form] = (await api.call('GET', '/forms')).items;
    await api.call('POST', `/conversations/${id}/messages`, { clientMessageId: 'form-1', form: { id: form.id } });
    const asked = await eventually('the phone shows the form', async () => (await threadOf(silo.address, NORA.phone)).messages.find(({ content }) => content.type === 'form'));
    await api.call('POST', `/conversations/${id}/resolve`, {});
    const answers = { email: 'lea@example.test', phone: '+33639980011' };
    await fillIn(silo.address, NORA.phone, asked.id, Object.fromEntries(asked.content.questions.map(({ name, kind }) => [name, answers[kind] ?? 'Lyon'])));
    const next = await eventually('there is another conversation', () => api.conversationOf(NORA.phone, 'Open'));
    await page.goto(`${silo.address}/conversations/${id}`);
    await desk.thread.getByRole('button', { name: say('forms.answeredIn', { number: next.displayNumber }) }).click();
    await page.waitForURL(`**/conversations/${next.id}*`);
    await desk.thread.getByText('lea@example.test').first().waitFor();
    assert.deepEqual(desk.errors, []);
  });
});
