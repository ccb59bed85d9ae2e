import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { scene } from './harness/stage.mjs';
import { write } from './harness/webhook.mjs';

const IDA = { phone: '33650000701', name: 'Ida Blanc' };
const YVES = { phone: '33650000702', name: 'Yves Noir' };

/** S0-22, S1-12, S1-19, S1-39: what a supervisor sets, looks at, follows and takes away. */
scene('A supervisor looks at the week', async ({ silo, browser, step }) => {
  const supervisor = await Desk.enter(browser, await browser.person(), silo.address, 'admin@demo.test');
  const agent = await Desk.enter(browser, await browser.person(), silo.address, 'alice@demo.test');
  const { page, say } = supervisor;
  const api = await Api.login(silo.address, 'admin@demo.test');
  const rows = page.getByRole('region', { name: say('reports.rowsOf', { dimension: say('reports.dimensions.department') }) });

  await step('Supervisor_WhereNothingHappened_IsToldWhatToDo', async () => {
    await page.getByRole('navigation', { name: say('nav.label') }).getByRole('link', { name: say('nav.reports') }).click();
    await page.getByText(say('reports.empty.title')).waitFor();
    await page.getByText(say('reports.empty.hint')).waitFor();
  });

  await step('Supervisor_WhoSetsATarget_SeesWhatItTakes', async () => {
    await page.goto(`${silo.address}/settings/general`);
    const field = page.getByLabel(say('settings.general.answerWithin'));
    await field.fill('0');
    await page.getByText(say('settings.general.answerWithinInvalid', { limit: 43_200 })).waitFor();
    await field.fill('30');
    await field.press('Enter');
    await eventually('the target', async () => (await api.call('GET', '/workspace')).answerWithinMinutes === 30);
    assert.equal((await api.call('GET', '/workspace')).country, 'FR');
  });

  await step('Work_OfTheDay_StandsInItsRowsAndInTheTotal', async () => {
    await write(silo.address, { ...IDA, text: 'Where is my parcel?' });
    await write(silo.address, { ...YVES, text: 'Good morning' });
    const department = (await api.call('GET', '/departments')).items[0];
    const ida = await api.conversationOf(IDA.phone);
    await api.call('PUT', `/conversations/${ida.id}/department`, { department: department.id });
    await api.call('POST', `/conversations/${ida.id}/messages`, { clientMessageId: 'r-1', text: 'It is on its way.' });
    // Asked by one after the other: a workspace reads one report at a time.
    await eventually('the answer in the report', async () => {
      const { total } = await api.call('GET', `/reports?by=department&from=${today()}&to=${today()}&timeZone=Etc/UTC`);
      return total.answered === 1 && total.received === 2;
    });
    await page.goto(`${silo.address}/reports`);
    await rows.getByRole('row', { name: department.name }).waitFor();
    const cells = await rows.getByRole('row', { name: new RegExp(`^${say('reports.total')}`, 'u') }).getByRole('cell').allInnerTexts();
    assert.deepEqual(cells.slice(0, 5), ['2', '0', '0', '2', '1']);
    assert.equal(cells[7].replace(/\s/gu, ''), '100%');
    await page.getByText(say('reports.byDay')).first().click();
    assert.equal(await page.getByRole('region', { name: say('reports.byDay') }).getByRole('row').count(), 8);
  });

  await step('Row_WhenFollowed_IsTheListOfItsConversations', async () => {
    await rows.getByRole('link', { name: say('reports.none.department') }).click();
    await supervisor.row(YVES.name).waitFor();
    assert.equal(await supervisor.row(IDA.name).count(), 0);
    await page.goBack();
    await rows.waitFor();
  });

  await step('Table_WhenSaved_HasTheRowsAndTheTotal', async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: say('reports.saveTable') }).click();
    const table = await readFile(await (await coming).path(), 'utf8');
    assert.match(table, /"Total"[,;]"2"/u);
  });

  await step('Agent_WhoIsDeactivated_IsMarkedInHisRow', async () => {
    const bruno = (await api.call('GET', '/agents')).items.find(({ email }) => email === 'bruno@demo.test');
    await api.call('PUT', `/conversations/${(await api.conversationOf(YVES.phone)).id}/assignee`, { agent: bruno.id });
    await api.call('POST', `/agents/${bruno.id}/deactivate`);
    await page.goto(`${silo.address}/reports?by=agent`);
    const agents = page.getByRole('region', { name: say('reports.rowsOf', { dimension: say('reports.dimensions.agent') }) });
    await agents.getByRole('rowheader', { name: say('people.inactive', { name: bruno.name }) }).waitFor();
    await page.goto(`${silo.address}/reports`);
    await rows.waitFor();
  });

  await step('Days_WhenChosen_AreAPeriodOrSaySo', async () => {
    await page.getByRole('button', { name: say('reports.periods.chosen') }).click();
    await page.getByLabel(say('reports.from'), { exact: true }).fill('2026-03-02');
    await page.getByLabel(say('reports.to'), { exact: true }).fill('2026-03-01');
    await page.getByText(say('reports.chooseDays', { limit: 366 })).waitFor();
    await page.getByLabel(say('reports.to'), { exact: true }).fill('2026-03-03');
    await page.getByText(say('reports.empty.title')).waitFor();
  });

  await step('Agent_HasNoReports', async () => {
    assert.equal(await agent.page.getByRole('link', { name: say('nav.reports') }).count(), 0);
    await agent.page.goto(`${silo.address}/reports`);
    await agent.page.getByText(say('problems.forbidden')).waitFor();
  });

  assert.deepEqual(supervisor.errors, []);
});

const today = () => new Date().toISOString().slice(0, 10);
