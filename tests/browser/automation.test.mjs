import assert from 'node:assert/strict';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { scene } from './harness/stage.mjs';
import { write } from './harness/webhook.mjs';

const NORA = { phone: '33650000501', name: 'Nora Petit' };

/** S2-40, S2-44: the guide's own example, from the administrator's screen to the manager's. */
scene('A label that calls a manager', async ({ silo, browser, step }) => {
  await write(silo.address, { ...NORA, text: 'Nothing works since this morning.' });
  const manager = await Desk.enter(browser, await browser.person(), silo.address, 'admin@demo.test');
  const agent = await Desk.enter(browser, await browser.person(), silo.address, 'alice@demo.test');
  const { page, say } = manager;
  const api = await Api.login(silo.address, 'admin@demo.test');
  const dialog = page.getByRole('dialog');

  await step('Administrator_FromTheExample_TriesTheRuleAndKeepsIt', async () => {
    await page.goto(`${silo.address}/settings/automations`);
    await manager.button('settings.automations.example').click();
    await dialog.getByRole('button', { name: say('settings.automations.try') }).click();
    await dialog.getByText(say('settings.automations.wouldMatch')).waitFor();
    await dialog.getByText(say('ruleActions.Notify', { name: 'Camille Roux' })).waitFor();
    await dialog.getByText(say('settings.automations.recent', { days: 7, matching: 1, looked: 1 })).waitFor();
    await dialog.getByRole('button', { name: say('settings.create'), exact: true }).click();
    await page.getByRole('switch', { name: say('settings.automations.isOn', { name: 'Urgent' }) }).waitFor();
    assert.equal((await api.conversationOf(NORA.phone)).assignee, null);
  });

  await step('Rules_WhenMovedByTheKeyboard_KeepTheirNewOrder', async () => {
    const actions = [{ do: 'set_priority', priority: 'Urgent' }];
    await api.call('POST', '/automation-rules', { name: 'Second', trigger: { on: 'label_added', labels: ['Urgent'] }, condition: { is: 'all', conditions: [] }, actions });
    await page.reload();
    const up = page.getByRole('button', { name: say('settings.automations.up', { name: 'Second' }) });
    await up.focus();
    await page.keyboard.press('Enter');
    await page.getByText(say('settings.automations.moved', { name: 'Second', place: 1 })).waitFor({ state: 'attached' });
    await eventually('the new order', async () => (await api.call('GET', '/automation-rules')).items.map(({ name }) => name).join() === 'Second,Urgent');
    // The hand stays in the row, on the button that still leads somewhere.
    await page.locator(`button:focus[aria-label="${say('settings.automations.down', { name: 'Second' })}"]`).waitFor();
  });

  await step('Rule_WhenSwitchedOff_KeepsWhatAColleagueChangedMeanwhile', async () => {
    const { id, ...draft } = (await api.call('GET', '/automation-rules')).items.find(({ name }) => name === 'Second');
    await api.call('PUT', `/automation-rules/${id}`, { ...draft, name: 'Renamed' });
    await page.getByRole('switch', { name: say('settings.automations.isOn', { name: 'Second' }) }).click();
    await page.getByRole('switch', { name: say('settings.automations.isOn', { name: 'Renamed' }), checked: false }).waitFor();
    assert.equal((await api.call('GET', '/automation-rules')).items.find((known) => known.id === id).name, 'Renamed');
    await page.getByRole('switch', { name: say('settings.automations.isOn', { name: 'Renamed' }) }).click();
    await page.getByRole('switch', { name: say('settings.automations.isOn', { name: 'Renamed' }), checked: true }).waitFor();
  });

  await step('Entries_ThatAColleagueDeleted_AreSaidToBeGone_AndLeaveTheList', async () => {
    const gone = async (section, kept, take) => {
      await page.goto(`${silo.address}/settings/${section}`);
      await page.getByRole('button', { name: say('settings.edit', { name: kept }) }).click();
      await take();
      await dialog.getByLabel(say('settings.name'), { exact: true }).fill('Renamed here');
      await dialog.getByRole('button', { name: say('settings.save'), exact: true }).click();
      await dialog.getByRole('alert').getByText(say('problems.not_found')).waitFor();
      manager.errors.length = 0;
      await dialog.getByRole('button', { name: say('common.cancel'), exact: true }).click();
      await page.getByText(kept, { exact: true }).waitFor({ state: 'detached' });
      await page.getByText('Renamed here').waitFor({ state: 'detached' });
    };
    const { id } = await api.call('POST', '/departments', { name: 'Aftersales' });
    await gone('departments', 'Aftersales', () => api.call('DELETE', `/departments/${id}`));
    const { types } = await api.call('GET', '/contact-catalogue');
    await api.call('PUT', '/contact-catalogue/types', { items: [...types, { key: 'reseller', name: 'Reseller' }] });
    await gone('types', 'Reseller', () => api.call('PUT', '/contact-catalogue/types', { items: types }));
    assert.deepEqual((await api.call('GET', '/contact-catalogue')).types, types);
  });

  await step('Agent_WhoAppliesTheLabel_SeesItGoToTheManager', async () => {
    await page.goto(silo.address);
    await manager.live.waitFor({ state: 'attached' });
    await agent.page.bringToFront();
    await agent.tab('all').click();
    await agent.open(NORA.name);
    await agent.button('labels.add').first().click();
    await agent.page.getByRole('combobox', { name: say('labels.title') }).fill('Urgent');
    await agent.page.keyboard.press('Enter');
    await agent.page.getByRole('dialog', { name: say('labels.new') }).getByRole('button', { name: say('labels.create'), exact: true }).click();
    const rule = say('people.rule', { name: 'Urgent' });
    const done = [say('ruleActions.Notify', { name: 'Camille Roux' }), say('ruleActions.AssignAgent', { name: 'Camille Roux' })].join(', ');
    await agent.thread.getByText(say('activity.ruleFired', { name: rule, done })).waitFor();
    await agent.thread.getByText(say('activity.assigned', { name: rule, agent: 'Camille Roux' })).waitFor();
  });

  await step('Manager_IsToldByTheRule_AndHasTheConversation', async () => {
    await page.bringToFront();
    await manager.tab('mine').click();
    await manager.row(NORA.name).waitFor();
    // So does the tab of the browser, until it was read.
    await eventually('the tab says how much is unread', async () => (await page.title()) === `(2) ${say('nav.conversations')} · Parloir`);
    await page.getByRole('button', { name: say('told.unread_other', { count: 2 }) }).click();
    await page.getByText(say('told.kinds.Rule', { name: say('people.rule', { name: 'Urgent' }), contact: NORA.name })).click();
    await manager.thread.waitFor();
    await eventually('nothing is unread', async () => (await page.title()) === 'Parloir');
    const { assignee, priority } = await api.conversationOf(NORA.phone);
    assert.deepEqual([assignee.name, priority], ['Camille Roux', 'Urgent']);
  });

  assert.deepEqual([...manager.errors, ...agent.errors], []);
});
