import assert from 'node:assert/strict';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { BreakableLine } from './harness/line.mjs';
import { pdfOf } from './harness/pdf.mjs';
import { scene } from './harness/stage.mjs';
import { write } from './harness/webhook.mjs';

const CUSTOMERS = [
  { phone: '33650000041', name: 'Ines Roy' },
  { phone: '33650000042', name: 'Ines R.' },
  { phone: '33650000043', name: 'Tom Vidal' },
];
const [INES, TWIN, TOM] = CUSTOMERS;

scene('A day at the desk: who customers are, and what was said', async ({ silo, browser, step }) => {
  await write(silo.address, ...CUSTOMERS.map((customer) => ({ ...customer, text: `${customer.name} asks` })));
  const api = await Api.login(silo.address, 'admin@demo.test');
  const person = await browser.person();
  const line = await BreakableLine.of(person);
  const desk = await Desk.enter(browser, person, silo.address, 'admin@demo.test');
  const bruno = await Desk.enter(browser, await browser.person(), silo.address, 'bruno@demo.test');
  const { page, say } = desk;
  const dialog = page.getByRole('dialog');
  const details = page.getByRole('complementary', { name: say('details.title') });
  const fact = (name) => details.getByRole('button', { name: new RegExp(`^${name} :`, 'u') });

  await step('Attribute_ThatAnAdministratorDefines_IsWrittenInPlace_AndChecked', async () => {
    await page.goto(`${silo.address}/settings/attributes`);
    await page.getByRole('button', { name: say('settings.create'), exact: true }).first().click();
    await dialog.getByLabel(say('settings.name')).fill('Seats');
    await dialog.getByLabel(say('settings.attributes.type')).selectOption('Number');
    await dialog.getByRole('button', { name: say('settings.create'), exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: 'Seats' }).waitFor();

    await page.goto(`${silo.address}/conversations?tab=all`);
    await desk.open(`${INES.name} asks`);
    await fact('Seats').click();
    await details.getByRole('textbox', { name: 'Seats' }).fill('many');
    await page.keyboard.press('Enter');
    await details.getByRole('alert').getByText(say('problems.attribute_invalid', { field: 'Seats' })).waitFor();
    await details.getByRole('textbox', { name: 'Seats' }).fill('12,5');
    await page.keyboard.press('Enter');
    await fact('Seats').filter({ hasText: '12.5' }).waitFor();
    const { contact } = await api.conversationOf(INES.phone);
    assert.deepEqual((await api.call('GET', `/contacts/${contact.id}`)).attributes, [{ key: 'seats', value: '12.5' }]);
  });

  await step('Customer_IsLinkedFromTheHead_ReadBesideTheConversation_AndHasItsHistory (S2-63 to S2-66)', async () => {
    await api.call('POST', '/customers', { reference: 'C-4512', name: 'Roy Bakeries', company: 'Roy & Sons', email: null, phone: null, url: null });
    await page.getByRole('button', { name: say('customers.link'), exact: true }).first().click();
    await page.getByRole('combobox', { name: say('customers.link') }).fill('roy');
    await page.getByRole('option', { name: /Roy Bakeries/u }).click();
    await page.getByRole('button', { name: say('customers.is', { name: 'Roy Bakeries' }) }).waitFor();
    await details.getByText('Roy & Sons').waitFor();
    await details.getByRole('link', { name: 'Roy Bakeries' }).click();
    const profile = page.getByRole('region', { name: say('customers.profile') }).last();
    await profile.getByText('C-4512').waitFor();
    await profile.getByRole('link', { name: new RegExp(INES.name, 'u') }).waitFor();
    await profile.getByText(`${INES.name} asks`).waitFor();
  });

  await step('Merge_IsShownBefore_TakesTheChosenValue_AndIsTakenBack', async () => {
    const [ines, twin] = [await api.conversationOf(INES.phone), await api.conversationOf(TWIN.phone)];
    await api.call('PATCH', `/contacts/${twin.contact.id}`, { type: 'client' });
    await page.goto(`${silo.address}/contacts/${ines.contact.id}`);
    const history = page.getByRole('region', { name: say('nav.conversations'), exact: true });
    const typeOf = async () => (await api.call('GET', `/contacts/${ines.contact.id}`)).type;
    const merge = async () => {
      await page.getByRole('button', { name: say('details.merge') }).click();
      await dialog.getByRole('searchbox').fill('Ines R');
      await dialog.getByRole('button', { name: new RegExp(`^${TWIN.name}`, 'u') }).click();
      await dialog.getByText(say('merge.conversations_other', { count: 2 })).waitFor();
      await dialog.getByRole('group', { name: say('contact.type') }).getByRole('radio', { name: 'Client' }).check();
      await dialog.getByRole('button', { name: say('merge.submit'), exact: true }).click();
      await history.getByText(`${TWIN.name} asks`).waitFor();
      await history.getByText(`${INES.name} asks`).waitFor();
      await eventually('the chosen type is the winner’s', async () => await typeOf() === 'client');
    };
    const before = await typeOf();
    await merge();
    await dialog.waitFor({ state: 'detached' });
    await desk.button('common.undo').click();
    await page.getByText(say('common.undone')).waitFor();
    assert.equal(await typeOf(), before);
    await history.getByText(`${TWIN.name} asks`).waitFor({ state: 'detached' });
    await merge();
    assert.equal((await api.call('GET', `/contacts/${twin.contact.id}`)).id, ines.contact.id);

    await page.getByRole('button', { name: say('merge.separate', { name: TWIN.name }) }).click();
    await dialog.getByRole('button', { name: say('merge.separateShort'), exact: true }).click();
    // What lies behind a dialog has no role: gone is only what is gone after it.
    await dialog.waitFor({ state: 'detached' });
    await history.getByText(`${TWIN.name} asks`).waitFor({ state: 'detached' });
    assert.equal((await api.call('GET', `/contacts/${twin.contact.id}`)).id, twin.contact.id);
  });

  await step('Hit_OfASearch_OpensTheMessageItself_AndEscapeClosesOneThingAtATime', async () => {
    const start = Date.now() - 10 * 3_600_000;
    const said = (index) => (index === 40 ? 'The quince jam has leaked' : `Line ${index}`);
    await write(silo.address, ...Array.from({ length: 250 }, (_, index) => ({ ...TOM, text: said(index), at: new Date(start + index * 60_000) })));
    await eventually('the message is indexed', async () => (await api.call('GET', '/search?q=quince')).items.length > 0);
    await page.goto(`${silo.address}/search?q=quince`);
    // S1-17: narrowed to a department, as the address says.
    await desk.button('facets.filter').click();
    await page.keyboard.type('Commercial');
    await page.getByRole('option', { name: /^Commercial/u }).click();
    await page.getByText(say('search.nothing.title', { words: 'quince' })).waitFor();
    const commercial = (await api.call('GET', '/departments')).items.find((department) => department.name === 'Commercial');
    await api.call('PUT', `/conversations/${(await api.conversationOf(TOM.phone)).id}/department`, { department: commercial.id });
    await eventually('it is found there', async () => (await api.call('GET', `/search?q=quince&department=${commercial.id}`)).items.length === 1);
    await page.reload();
    await page.getByRole('region', { name: say('search.results') }).getByRole('link').click();
    await desk.thread.waitFor();
    await page.goBack();
    await page.getByRole('button', { name: say('facets.remove', { name: say('facets.department'), value: 'Commercial' }) }).click();
    await page.getByRole('region', { name: say('search.results') }).getByRole('link').click();
    const marked = desk.thread.locator('[aria-current="true"]');
    await marked.getByText('The quince jam has leaked').waitFor();
    await eventually('it is in sight', () => marked.evaluate((row) => {
      const [box, around] = [row.getBoundingClientRect(), row.closest('[role="log"]').getBoundingClientRect()];
      return box.top >= around.top && box.bottom <= around.bottom;
    }));
    assert.match(page.url(), /[?&]at=\d+/u);

    await page.keyboard.press('Escape');
    await marked.waitFor({ state: 'detached' });
    await page.keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[role="log"]:focus').waitFor();
    await desk.tab('all').click();
    await desk.row(TOM.name).waitFor();
    await desk.thread.focus();
    await page.keyboard.press('Escape');
    await page.locator('[data-conversation]:focus', { hasText: TOM.name }).waitFor();
    await desk.thread.waitFor();
    await page.keyboard.press('Escape');
    await desk.thread.waitFor({ state: 'detached' });
  });

  await step('Line_ThatBreaksInABurst_LosesAndDoublesNothing (RT-5, RT-8)', async () => {
    await desk.open(INES.name);
    await bruno.tab('all').click();
    await bruno.open(INES.name);
    const lines = Array.from({ length: 60 }, (_, index) => `Burst ${index + 1}`);
    const send = (from, to) => Promise.all([INES, TWIN, TOM].map((customer) => write(silo.address, ...lines.slice(from, to).map((text) => ({ ...customer, text })))));
    await send(0, 20);
    await desk.said('Burst 5').waitFor();
    await line.cut();
    await page.getByText(say('connection.reconnecting')).waitFor();
    await send(20, 40);
    line.mend();
    await send(40, 60);
    await desk.live.waitFor({ state: 'attached' });
    for (const side of [desk, bruno]) {
      await side.said('Burst 60').waitFor();
      for (const text of lines) assert.equal(await side.said(text).count(), 1, text);
      for (const customer of CUSTOMERS) await side.row(customer.name).first().getByText('Burst 60').waitFor();
      await side.counted('all', 3).waitFor();
    }
  });

  await step('Document_OpensWhereItCame_AndItsWordsCanBeRead', async () => {
    const { id } = await api.conversationOf(INES.phone);
    const file = await api.upload('invoice.pdf', 'application/pdf', pdfOf('Invoice 4512, page one', 'Page two'));
    await api.call('POST', `/conversations/${id}/messages`, { clientMessageId: 'invoice', text: 'Your invoice', attachments: [file] });
    await desk.thread.getByRole('button', { name: say('media.open', { name: 'invoice.pdf' }) }).click();
    await dialog.getByText(say('media.pageOf', { page: 1, count: 2 })).waitFor();
    await dialog.getByRole('group', { name: say('media.page', { page: 1 }) }).getByText('Invoice 4512, page one').waitFor({ state: 'attached' });
    const inks = await dialog.locator('canvas').first().evaluate((canvas) => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height / 4).data).size);
    assert.ok(inks > 2, 'The page is blank.');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await desk.thread.waitFor();
  });

  await step('List_WithoutAnyChannel_LeadsAnAdministratorToTheFirstOne', async () => {
    const none = (route) => route.fulfill({ json: { items: [], nextCursor: null } });
    for (const { page: theirs } of [desk, bruno]) await theirs.route('**/api/v1/channel-accounts', none);
    await bruno.page.goto(`${silo.address}/conversations?tab=teams`);
    await bruno.page.getByText(say('empty.noChannel.ask')).waitFor();
    assert.equal(await bruno.button('empty.noChannel.action').count(), 0);
    await page.goto(`${silo.address}/conversations?tab=teams`);
    await desk.button('empty.noChannel.action').click();
    await page.getByRole('heading', { name: say('sections.channels') }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/settings/channels');
    for (const { page: theirs } of [desk, bruno]) await theirs.unroute('**/api/v1/channel-accounts', none);
  });

  await step('Channel_IsConnectedInSteps_ToldInWords_AndDisconnectedAfterASecondThought', async () => {
    const field = (name) => dialog.getByLabel(say(`settings.connect.fields.${name}`), { exact: true });
    await page.goto(`${silo.address}/settings/channels`);
    const rows = page.getByRole('list', { name: say('sections.channels') }).getByRole('listitem');
    await page.getByRole('button', { name: say('settings.connection.title') }).first().click();
    await page.getByRole('button', { name: say('settings.test.run') }).click();
    await rows.first().getByText(/^It works/u).waitFor();

    await page.getByRole('button', { name: say('settings.connect.open') }).click();
    await dialog.getByText(say('settings.connect.guidance')).waitFor();
    await field('name').fill('Sales');
    await field('inbox').selectOption({ label: say('settings.connect.newInbox') });
    await field('newInbox').fill('Sales');
    await field('phoneNumberId').fill('not a number');
    await field('businessAccountId').fill('200000000000009');
    await field('accessToken').fill('token');
    await field('appSecret').fill('secret');
    await dialog.getByRole('button', { name: say('settings.connect.submit'), exact: true }).click();
    await dialog.getByRole('alert').getByText(say('problems.channel_connection_invalid', { field: say('settings.connect.fields.phoneNumberId') })).waitFor();
    await field('phoneNumberId').fill('100000000000009');
    await dialog.getByRole('button', { name: say('settings.connect.submit'), exact: true }).click();
    await eventually('the webhook’s address is there', async () => (await dialog.getByLabel(say('settings.connect.webhook'), { exact: true }).inputValue()).startsWith(`${silo.address}/webhooks/whatsapp/`));
    assert.ok((await field('verifyToken').inputValue()).length >= 8);
    await dialog.getByRole('button', { name: say('settings.connect.done') }).click();

    const row = rows.filter({ hasText: 'Sales' });
    await row.getByText(say('settings.health.unknown')).waitFor();
    await row.getByRole('button', { name: say('settings.connection.title') }).click();
    await row.getByRole('button', { name: say('settings.connection.disconnect') }).click();
    await dialog.getByLabel(say('settings.connection.typeName', { name: 'Sales' })).fill('Sales');
    await dialog.getByRole('button', { name: say('settings.connection.disconnect'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await row.waitFor({ state: 'detached' });
  });

  await step('Availability_ThatAColleagueChooses_IsSeenWhereOneAssigns (RT-13)', async () => {
    await bruno.page.getByRole('button', { name: say('profile.label', { name: 'Bruno Petit' }) }).click();
    await bruno.page.getByRole('menuitemradio', { name: say('availability.Busy') }).click();
    await page.goto(`${silo.address}/conversations?tab=all`);
    await desk.open(INES.name);
    await page.keyboard.press('a');
    await page.getByRole('option', { name: new RegExp(`${say('availability.Busy')}.*Bruno Petit`, 'u') }).waitFor();
    await page.keyboard.press('Escape');
  });

  await step('Agent_WhoIsInvited_ChoosesAPassword_AndWhoIsDeactivatedIsOut', async () => {
    const rows = page.getByRole('list', { name: say('sections.agents') }).getByRole('listitem');
    const menu = async (name, entry) => {
      await page.getByRole('button', { name: say('settings.agents.more', { name }), exact: true }).click();
      await page.getByRole('menuitem', { name: entry, exact: true }).click();
    };
    await page.goto(`${silo.address}/settings/agents`);
    await page.getByRole('button', { name: say('settings.create'), exact: true }).first().click();
    await dialog.getByLabel(say('settings.name'), { exact: true }).fill('Zoé Lind');
    await dialog.getByLabel(say('settings.agents.email')).fill('zoe@demo.test');
    await dialog.getByRole('button', { name: say('settings.create'), exact: true }).click();
    const link = await dialog.getByRole('textbox', { name: say('settings.agents.link', { name: 'Zoé Lind' }) }).inputValue();
    await page.keyboard.press('Escape');

    const { page: zoe } = await browser.tab(await browser.person(), 'zoe');
    await zoe.goto(link);
    await zoe.getByRole('heading', { name: say('invitation.title', { name: 'Zoé Lind' }) }).waitFor();
    await zoe.getByLabel(say('login.newPassword')).fill('a long password');
    await zoe.getByRole('button', { name: say('invitation.submit') }).click();
    await zoe.locator('[data-live-state="live"]').waitFor({ state: 'attached' });
    assert.ok(!zoe.url().includes('#'));

    await menu('Camille Roux', say('settings.edit', { name: 'Camille Roux' }));
    await dialog.getByLabel(say('settings.agents.role')).selectOption('Agent');
    await dialog.getByRole('button', { name: say('settings.save'), exact: true }).click();
    await dialog.getByRole('alert').getByText(say('problems.last_administrator')).waitFor();
    await page.keyboard.press('Escape');

    await menu('Zoé Lind', say('settings.agents.deactivate'));
    await dialog.getByRole('button', { name: say('settings.agents.deactivate'), exact: true }).click();
    await rows.filter({ hasText: 'Zoé Lind' }).getByText(say('settings.agents.deactivated')).waitFor();
    await zoe.reload();
    await zoe.getByLabel(say('login.email')).fill('zoe@demo.test');
    await zoe.getByLabel(say('login.password')).fill('a long password');
    await zoe.getByRole('button', { name: say('login.submit') }).click();
    await zoe.getByText(say('problems.agent_deactivated')).waitFor();
  });

  await step('Desk_InAllOfThis_HadNoErrorButTheBrokenLine', () => {
    assert.deepEqual(desk.errors.filter((error) => !/WebSocket connection|401|409|422/u.test(error)), []);
    assert.deepEqual(bruno.errors, []);
    return Promise.resolve();
  });
});
