import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { scene } from './harness/stage.mjs';
import { write } from './harness/webhook.mjs';

const CUSTOMERS = ['Ada Quill', 'Ben Ruiz', 'Cleo Tran', 'Dario Urso', 'Elsa Vogt'].map((name, index) => ({ phone: `3365000010${index}`, name }));
const [ADA, BEN, CLEO, DARIO, ELSA] = CUSTOMERS;

scene('A list that is worked through', async ({ silo, browser, step }) => {
  for (const customer of [...CUSTOMERS].reverse()) await write(silo.address, { ...customer, text: `${customer.name} asks` });
  const api = await Api.login(silo.address, 'admin@demo.test');
  const desk = await Desk.enter(browser, await browser.person(), silo.address, 'admin@demo.test');
  const { page, say } = desk;
  const statusOf = async ({ phone }) => (await api.conversationOf(phone)).status;
  const pick = (name) => page.getByRole('checkbox', { name: say('bulk.select', { name }) });

  await step('Selection_WithKeysAndRanges_IsResolvedTogether_AndSaysSo', async () => {
    await desk.tab('all').click();
    await desk.counted('all', 5).waitFor();
    await desk.row(ADA.name).waitFor();
    await page.keyboard.press('j');
    await page.locator('[data-conversation]:focus', { hasText: ADA.name }).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    await page.getByText(say('bulk.selected_other', { count: 2 })).waitFor();
    await page.keyboard.press('Shift+J');
    await page.getByText(say('bulk.selected_other', { count: 3 })).waitFor();
    await page.keyboard.press('e');
    await page.getByText(say('bulk.done.resolved_other', { count: 3 })).waitFor();
    await desk.counted('all', 2).waitFor();
    for (const customer of [ADA, BEN, CLEO]) assert.equal(await statusOf(customer), 'Resolved');
    await desk.row(ADA.name).waitFor({ state: 'detached' });
  });

  await step('Undo_GivesEachBackWhatItHad', async () => {
    await desk.button('common.undo').click();
    await page.getByText(say('common.undone')).waitFor();
    await desk.counted('all', 5).waitFor();
    for (const customer of [ADA, BEN, CLEO]) assert.equal(await statusOf(customer), 'Open');
    const { preview, lastActivityAt } = await api.conversationOf(ADA.phone);
    assert.notEqual(lastActivityAt, preview.at);
    assert.equal(await desk.row(ADA.name).locator('time').getAttribute('datetime'), preview.at);
  });

  await step('Keyboard_WhenItsRowLeavesTheList_GoesOnFromItsPlace', async () => {
    const row = (id) => page.locator(`[data-conversation="${id}"]`);
    await eventually('what was undone is in the list', async () => await page.locator('[data-conversation]').count() === 5);
    const tops = await page.locator('[data-conversation]').evaluateAll((rows) => rows.map((element) => [element.getBoundingClientRect().top, element.dataset.conversation]));
    const [, , third, fourth] = tops.sort(([one], [other]) => one - other).map(([, id]) => id);
    await row(third).focus();
    await api.call('POST', `/conversations/${third}/resolve`);
    await row(third).waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.locator(`[data-conversation="${fourth}"]:focus`).waitFor();
    await api.call('POST', `/conversations/${third}/reopen`);
    await desk.counted('all', 5).waitFor();
  });

  await step('Snooze_FromTheListAndThePalette_EndsAtNineWhereTheAgentIs (S2-46)', async () => {
    const sleepsTillNine = async ({ phone }) => {
      await desk.counted('all', 4).waitFor();
      const { snoozedUntil } = await api.conversationOf(phone);
      assert.equal(new Date(snoozedUntil).toLocaleTimeString('sv', { timeZone: 'Europe/Paris', timeStyle: 'short' }), '09:00');
      await desk.button('common.undo').click();
      await desk.counted('all', 5).waitFor();
    };
    await desk.row(ADA.name).hover();
    await pick(ADA.name).click();
    await desk.button('bulk.snooze').click();
    await page.getByRole('menuitem', { name: say('bulk.presets.Tomorrow0900') }).click();
    await sleepsTillNine(ADA);
    await desk.open(BEN.name);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: say('palette.title') }).fill(say('bulk.presets.Tomorrow0900'));
    await page.getByRole('option', { name: say('palette.snooze', { until: say('bulk.presets.Tomorrow0900') }) }).click();
    await sleepsTillNine(BEN);
  });

  await step('Selection_IsSavedAsOneFile (S0-13, S0-24)', async () => {
    const dialog = page.getByRole('dialog');
    const answerOf = async () => {
      await page.getByRole('button', { name: say('bulk.more'), exact: true }).click();
      await page.getByRole('menuitem', { name: say('bulk.export.menu') }).click();
      await dialog.getByLabel(say('bulk.export.format')).selectOption('txt');
      await dialog.getByRole('button', { name: say('bulk.export.submit'), exact: true }).click();
    };
    await desk.row(ADA.name).hover();
    await pick(ADA.name).click();
    await pick(BEN.name).click();
    await page.route('**/conversations/export', (route) => route.fulfill({ status: 503, json: { status: 503, code: 'unavailable', title: 'later' } }), { times: 1 });
    await answerOf();
    await dialog.getByRole('alert').getByText(say('problems.unavailable')).waitFor();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: say('bulk.export.submit'), exact: true }).click();
    const file = await readFile(await (await saved).path());
    assert.equal(file.subarray(0, 2).toString(), 'PK');
    for (const { phone } of [ADA, BEN]) assert.ok(file.includes(`conversation-${(await api.conversationOf(phone)).displayNumber}/conversation.txt`));
    await page.getByText(say('bulk.export.saved_other', { count: 2 })).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  });

  await step('AiAgent_IsHandedTheNextReply_AndGivesItBack (S4-14, C11)', async () => {
    await desk.open(ELSA.name);
    await page.keyboard.press('Shift+V');
    await eventually('the reply is the AI agent’s', async () => (await statusOf(ELSA)) === 'AiReply');
    // What takes it over is offered where the desk has heard of it.
    await desk.button('actions.takeOver').waitFor();
    await page.keyboard.press('v');
    await eventually('it is taken over', async () => (await statusOf(ELSA)) === 'Open');
  });

  await step('Label_PutOnByAColleague_IsInTheFilteredListAtOnce', async () => {
    await page.keyboard.press('f');
    await page.keyboard.type('Prospect');
    await page.keyboard.press('Enter');
    await page.getByText(say('empty.filtered.title')).waitFor();
    assert.match(page.url(), /[?&]label=/u);
    const { id } = await api.conversationOf(DARIO.phone);
    await api.call('PUT', `/conversations/${id}/labels/Prospect%20chaud`);
    await desk.row(DARIO.name).waitFor();
    await desk.counted('all', 1).waitFor();
    await api.call('DELETE', `/conversations/${id}/labels/Prospect%20chaud`);
    await desk.row(DARIO.name).waitFor({ state: 'detached' });
    await desk.button('empty.filtered.action').click();
    await desk.counted('all', 5).waitFor();
  });

  await step('Filter_OfSeveralValues_ShowsWhatHasAnyOfThem_ByTheKeyboard (S2-20, S2-22)', async () => {
    const labels = (await api.call('GET', '/labels')).items.slice(0, 2);
    const marked = [ADA, BEN];
    for (const [index, { phone }] of marked.entries()) await api.call('PUT', `/conversations/${(await api.conversationOf(phone)).id}/labels/${encodeURIComponent(labels[index].name)}`);
    await page.keyboard.press('f');
    await page.keyboard.type(say('facets.label'));
    await page.keyboard.press('Enter');
    const list = page.getByRole('listbox', { name: say('facets.label') });
    for (const { name } of labels) {
      await page.getByRole('combobox', { name: say('facets.label') }).fill(name);
      await page.keyboard.press('Enter');
      await list.getByRole('option', { name, selected: true }).waitFor();
    }
    await page.keyboard.press('Escape');
    await desk.counted('all', 2).waitFor();
    for (const { name } of marked) await desk.row(name).waitFor();
    // Together with another filter it has to have both.
    await api.call('POST', `/conversations/${(await api.conversationOf(BEN.phone)).id}/pending`);
    await desk.counted('all', 1).waitFor();
    await page.getByRole('button', { name: say('filters.statusIs', { status: say('status.Open') }) }).click();
    await page.getByRole('menuitemcheckbox', { name: say('status.Pending') }).click();
    await desk.counted('all', 2).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: say('filters.statusIs', { status: `${say('status.Open')}, ${say('status.Pending')}` }) }).waitFor();
    await page.reload();
    await desk.counted('all', 2).waitFor();
    await page.getByRole('button', { name: say('facets.remove', { name: say('facets.label'), value: labels[1].name }) }).click();
    await desk.counted('all', 1).waitFor();
    assert.equal(await desk.row(BEN.name).count(), 0);
    await api.call('POST', `/conversations/${(await api.conversationOf(BEN.phone)).id}/reopen`);
    await page.goto(`${silo.address}/conversations?tab=all`);
    await desk.counted('all', 5).waitFor();
  });

  await step('Label_OnSeveral_FiltersByNavigation_AndTheAddressKeepsIt', async () => {
    await desk.row(BEN.name).hover();
    await pick(BEN.name).click();
    await pick(CLEO.name).click();
    await pick(DARIO.name).click();
    await pick(ELSA.name).click({ modifiers: ['Shift'] });
    await page.getByText(say('bulk.selected_other', { count: 4 })).waitFor();
    await page.keyboard.press('l');
    await page.keyboard.type('devis');
    await page.keyboard.press('Enter');
    await page.getByText(say('bulk.done.labelled_other', { count: 4, name: 'Demande de devis' })).waitFor();
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    await page.getByRole('navigation', { name: say('views.label') }).getByRole('link', { name: 'Demande de devis' }).click();
    await desk.counted('all', 4).waitFor();
    await page.reload();
    await desk.row(ELSA.name).waitFor();
    assert.equal(await desk.row(ADA.name).count(), 0);
  });

  await step('Label_WhenRenamed_IsPutOnSeveralByItsId_AndNoneIsMade', async () => {
    const { id, color } = (await api.call('GET', '/labels')).items.find(({ name }) => name === 'Demande de devis');
    const before = (await api.call('GET', '/labels')).items.length;
    await api.call('PUT', `/labels/${id}`, { name: 'Devis à faire', color });
    await page.goto(`${silo.address}/conversations?tab=all`);
    await desk.row(ADA.name).hover();
    await pick(ADA.name).click();
    await pick(BEN.name).click();
    await page.keyboard.press('l');
    await page.keyboard.type('à faire');
    await page.keyboard.press('Enter');
    await page.getByText(say('bulk.done.labelled_other', { count: 2, name: 'Devis à faire' })).waitFor();
    assert.deepEqual((await api.conversationOf(ADA.phone)).labels.filter((label) => label === id), [id]);
    await desk.button('common.undo').click();
    await page.getByText(say('common.undone')).waitFor();
    await eventually('it is off again', async () => !(await api.conversationOf(ADA.phone)).labels.includes(id));
    // Ben had it before, under its old name.
    assert.ok((await api.conversationOf(BEN.phone)).labels.includes(id));
    assert.equal((await api.call('GET', '/labels')).items.length, before);
    await page.goto(`${silo.address}/conversations?tab=all&label=${id}`);
    await desk.counted('all', 4).waitFor();
  });

  await step('Bulk_WhenSomeCannot_NamesThemWithTheReason', async () => {
    const { id } = await api.conversationOf(BEN.phone);
    await page.route('**/conversations/bulk', async (route) => {
      const answer = await route.fetch();
      const { items } = await answer.json();
      const refused = items.map((item) => (item.conversation === id ? { ...item, problem: { status: 404, code: 'not_found', title: 'gone' } } : item));
      await route.fulfill({ response: answer, json: { items: refused } });
    }, { times: 1 });
    await desk.row(BEN.name).hover();
    await pick(BEN.name).click();
    await pick(CLEO.name).click();
    await page.getByRole('button', { name: say('bulk.more'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('priorities.High') }).click();
    const dialog = page.getByRole('dialog', { name: say('bulk.failed_one', { count: 1 }) });
    await dialog.getByText(BEN.name).waitFor();
    await dialog.getByText(say('problems.not_found')).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(say('bulk.selected_one', { count: 1 })).waitFor();
    await eventually('the other one was done', async () => (await api.conversationOf(CLEO.phone)).priority === 'High');
    await page.keyboard.press('Escape');
  });

  await step('Palette_GoesToAConversation_AndActsOnIt', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: say('palette.title') }).waitFor();
    await page.keyboard.type('dario');
    await page.getByRole('option', { name: DARIO.name }).click();
    await desk.said(`${DARIO.name} asks`).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: say('palette.title') }).waitFor();
    await page.keyboard.type('urgent');
    await page.getByRole('option', { name: say('list.priorityIs', { priority: say('priorities.Urgent') }) }).click();
    await page.getByText(say('bulk.done.priority_one', { count: 1, name: say('priorities.Urgent') })).waitFor();
    await eventually('it is urgent', async () => (await api.conversationOf(DARIO.phone)).priority === 'Urgent');
  });

  await step('Keyword_OnSeveral_IsPutOn_AndTakenBack_AndThePaletteAsksForANote (S1-18, S1-34)', async () => {
    const keyword = (await api.call('GET', '/keywords')).items[0] ?? await api.call('POST', '/keywords', { name: 'Invoice' });
    await page.goto(`${silo.address}/conversations?tab=all`);
    await desk.row(ADA.name).hover();
    await pick(ADA.name).click();
    await pick(BEN.name).click();
    await page.getByRole('button', { name: say('bulk.more'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('keywords.title') }).click();
    await page.getByRole('combobox', { name: say('keywords.title') }).fill(keyword.name);
    await page.keyboard.press('Enter');
    await page.getByText(say('bulk.done.keywordAdded_other', { count: 2, name: keyword.name })).waitFor();
    assert.deepEqual((await api.conversationOf(BEN.phone)).keywords, [keyword.id]);
    await desk.button('common.undo').click();
    await page.getByText(say('common.undone')).waitFor();
    for (const { phone } of [ADA, BEN]) await eventually('it is off again', async () => (await api.conversationOf(phone)).keywords.length === 0);
    await desk.open(DARIO.name);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: say('palette.title') }).fill(say('actions.resolveWithNote'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: say('closing.title') }).getByRole('button', { name: say('common.cancel') }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The same note for several (S3-08).
    await desk.row(ADA.name).hover();
    await pick(ADA.name).click();
    await pick(BEN.name).click();
    await page.keyboard.press('Shift+E');
    await page.getByRole('dialog').getByLabel(say('closing.category')).fill('refund');
    const give = () => page.getByRole('dialog').getByRole('button', { name: say('actions.resolve'), exact: true }).click();
    // What the server did not take, asked twice, stays as it was typed.
    await page.route('**/conversations/bulk', (route) => route.fulfill({ status: 503, json: { status: 503, code: 'unavailable', title: 'later' } }), { times: 2 });
    await give();
    await page.getByText(say('problems.unavailable')).waitFor();
    assert.equal(await page.getByRole('dialog').getByLabel(say('closing.category')).inputValue(), 'refund');
    await give();
    await page.getByText(say('bulk.done.resolved_other', { count: 2 })).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { items } = await api.call('GET', `/conversations/${(await api.conversationOf(BEN.phone)).id}/timeline`);
    assert.ok(JSON.stringify(items).includes('"category":"refund"'));
    await desk.button('common.undo').click();
    // The notice of the undo before may still stand there.
    for (const customer of [ADA, BEN]) await eventually('it is open again', async () => (await statusOf(customer)) === 'Open');
  });

  await step('Panel_OnAnotherPage_ShowsConversationsBesideIt', async () => {
    await page.getByRole('link', { name: say('nav.settings') }).click();
    await page.getByRole('heading', { name: say('sections.preferences') }).waitFor();
    await page.keyboard.press('o');
    const panel = page.getByRole('complementary', { name: say('panel.title') });
    await panel.getByRole('tab', { name: new RegExp(`^${say('tabs.all')}`, 'u') }).click();
    await panel.locator('[data-conversation]', { hasText: ELSA.name }).click();
    await panel.getByText(`${ELSA.name} asks`).first().waitFor();
    await page.getByRole('heading', { name: say('sections.preferences') }).waitFor();
    await page.keyboard.press('Escape');
    await panel.locator('[data-conversation]').first().waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  await step('Search_FindsWords_MarksThem_AndOpensTheConversation', async () => {
    await write(silo.address, { ...CLEO, text: 'Where is my invoice 88412, please?' });
    await page.getByRole('link', { name: say('search.title') }).click();
    await eventually('the message is indexed', async () => (await api.call('GET', '/search?q=invoice%208412')).items.length > 0);
    await page.getByRole('searchbox').fill('invoice 8412');
    const hit = page.getByRole('listitem').filter({ hasText: CLEO.name });
    await hit.first().waitFor();
    assert.deepEqual(await hit.first().locator('mark').allInnerTexts(), ['invoice', '88412']);
    // Narrowed to where it is not, it is not found, and one button finds it again.
    const today = new Date().toLocaleDateString('sv');
    await page.getByLabel(say('search.from'), { exact: true }).fill(today);
    await page.getByRole('button', { name: say('filters.statusIs', { status: say('filters.anyStatus') }) }).click();
    await page.getByRole('menuitemcheckbox', { name: say('status.Resolved') }).click();
    await page.keyboard.press('Escape');
    await page.getByText(say('search.nothing.narrowed')).waitFor();
    assert.match(page.url(), new RegExp(`status=resolved&from=${today}`, 'u'));
    await desk.button('empty.filtered.action').click();
    await hit.first().getByRole('link').click();
    await desk.said('Where is my invoice 88412, please?').waitFor();
  });

  await step('Resolve_OfOne_IsSaid_AndTakenBack', async () => {
    await page.goto(`${silo.address}/conversations?tab=all`);
    await desk.open(DARIO.name);
    await desk.button('actions.resolve').click();
    await page.getByText(say('actions.resolvedNow', { name: DARIO.name })).waitFor();
    assert.equal(await statusOf(DARIO), 'Resolved');
    await desk.undo(say('actions.resolvedNow', { name: DARIO.name }));
    await page.getByText(say('common.undone')).waitFor();
    await eventually('it is open again', async () => (await statusOf(DARIO)) === 'Open');
    await desk.row(DARIO.name).waitFor();
  });

  await step('Row_ThatComesToTheTop_StandsFirstInTheDocumentWhenTheListRests', async () => {
    const rows = page.locator('[data-conversation]');
    const lowest = await rows.last().innerText();
    const customer = CUSTOMERS.find(({ name }) => lowest.includes(name));
    await write(silo.address, { ...customer, text: 'Me again' });
    await rows.first().filter({ hasText: customer.name }).waitFor();
  });

  await step('View_OfANumberOrAPartOfAName_ShowsWhatMeetsIt (S4-05, S4-06)', async () => {
    const dialog = page.getByRole('dialog');
    const menu = async (entry) => {
      await page.getByRole('button', { name: say('sorts.label', { order: say('sorts.newest') }) }).click();
      await page.getByRole('menuitem', { name: say(entry) }).click();
    };
    const meet = async (attribute, value) => {
      await dialog.getByLabel(say('savedViews.attribute')).selectOption(attribute);
      await dialog.getByRole('textbox', { name: say('savedViews.values') }).fill(value);
      await dialog.getByRole('button', { name: say('savedViews.save'), exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const { displayNumber } = await api.conversationOf(ELSA.phone);
    await menu('savedViews.saveAs');
    await dialog.getByLabel(say('savedViews.name'), { exact: true }).fill('A single one');
    await meet('Number', `#${displayNumber}`);
    await desk.counted('all', 1).waitFor();
    await desk.row(ELSA.name).waitFor();
    await menu('savedViews.editThis');
    await dialog.getByLabel(say('savedViews.attribute')).selectOption('Created');
    await dialog.getByLabel(say('savedViews.relation')).selectOption('Between');
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
    await dialog.getByLabel(say('savedViews.firstDay')).fill(today);
    await dialog.getByLabel(say('savedViews.lastDay')).fill(today);
    await dialog.getByRole('button', { name: say('savedViews.save'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await desk.counted('all', CUSTOMERS.length).waitFor();
    await menu('savedViews.editThis');
    assert.equal(await dialog.getByLabel(say('savedViews.lastDay')).inputValue(), today);
    await meet('ContactName', DARIO.name.slice(0, 4).toLowerCase());
    await desk.row(DARIO.name).waitFor();
    await desk.counted('all', 1).waitFor();
  });

  await step('View_WhenDeleted_ComesBackAsItWas (S4-03)', async () => {
    const { search } = new URL(page.url());
    assert.match(search, /[?&]view=/u);
    await page.getByRole('button', { name: say('sorts.label', { order: say('sorts.newest') }) }).click();
    await page.getByRole('menuitem', { name: say('savedViews.editThis') }).click();
    await page.getByRole('dialog').getByRole('button', { name: say('savedViews.delete'), exact: true }).click();
    await page.getByText(say('savedViews.deleted', { name: 'A single one' })).waitFor();
    assert.equal((await api.call('GET', '/views')).items.some(({ name }) => name === 'A single one'), false);
    await desk.button('common.undo').click();
    await page.getByText(say('common.undone')).waitFor();
    await desk.counted('all', 1).waitFor();
    assert.equal(new URL(page.url()).search, search);
    await page.getByRole('heading', { level: 1, name: 'A single one' }).waitFor();
  });

  await step('View_ThatAColleagueChangesOrDeletes_IsNotReplacedUnseen_AndSaysThatItIsGone (S4-03)', async () => {
    const view = (await api.call('GET', '/views')).items.find(({ name }) => name === 'A single one');
    await page.getByRole('button', { name: say('sorts.label', { order: say('sorts.newest') }) }).click();
    await page.getByRole('menuitem', { name: say('savedViews.editThis') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('savedViews.name'), { exact: true }).fill('Mine');
    await api.call('PUT', `/views/${view.id}`, { ...view, name: 'Theirs' });
    await dialog.getByRole('button', { name: say('savedViews.save'), exact: true }).click();
    await dialog.getByText(say('problems.changed_meanwhile')).waitFor();
    await dialog.getByRole('button', { name: say('common.cancel') }).click();
    await api.call('DELETE', `/views/${view.id}`);
    await page.reload();
    await page.getByText(say('empty.noSuchList.title')).waitFor();
    await page.getByRole('button', { name: say('empty.noSuchList.action') }).click();
    await desk.row(ADA.name).waitFor();
    assert.doesNotMatch(page.url(), /view=/u);
    desk.errors.length = 0;
  });

  await step('Part_ThatDoesNotLoad_TakesNothingElseAway_AndIsAskedForAgain', async () => {
    const person = await browser.person();
    const cut = await Desk.enter(browser, person, silo.address, 'alice@demo.test');
    await person.route(/\/assets\/settings-place/u, (route) => route.abort());
    await cut.page.getByRole('link', { name: say('nav.settings') }).click();
    const alert = cut.page.getByRole('alert').filter({ hasText: say('broken.part') });
    await alert.waitFor();
    await alert.getByRole('button', { name: say('common.tryAgain') }).click();
    await alert.waitFor();
    await cut.page.getByRole('link', { name: say('nav.contacts') }).click();
    await cut.page.getByLabel(say('contacts.search')).waitFor();
    await alert.waitFor({ state: 'detached' });
    await cut.page.getByRole('link', { name: say('nav.settings') }).click();
    await alert.waitFor();
    await person.unroute(/\/assets\/settings-place/u);
    await alert.getByRole('button', { name: say('common.tryAgain') }).click();
    await cut.page.getByRole('heading', { name: say('sections.preferences') }).waitFor();
    await person.close();
  });

  await step('Finger_PicksRows_AndBeginsALine (S2-30)', async () => {
    const person = await browser.person({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const phone = await Desk.enter(browser, person, silo.address, 'alice@demo.test');
    await phone.tab('all').tap();
    await phone.row(ADA.name).waitFor();
    const box = phone.page.getByRole('checkbox', { name: say('bulk.select', { name: ADA.name }) });
    assert.equal(await box.isVisible(), false);
    await phone.page.getByRole('button', { name: say('sorts.label', { order: say('sorts.newest') }) }).tap();
    await phone.page.getByRole('menuitem', { name: say('bulk.choose') }).tap();
    await phone.page.getByText(say('bulk.choosing')).waitFor();
    await phone.row(ADA.name).tap();
    await box.waitFor();
    assert.equal(await box.isChecked(), true);
    await phone.page.getByRole('checkbox', { name: say('bulk.select', { name: BEN.name }) }).tap();
    await phone.page.getByText(say('bulk.selected_other', { count: 2 })).waitFor();
    await phone.button('bulk.clear').tap();
    await phone.row(ADA.name).tap();
    await phone.field.fill('First line');
    await phone.field.press('Enter');
    await phone.field.pressSequentially('second line');
    assert.equal(await phone.field.inputValue(), 'First line\nsecond line');
    await phone.field.fill('');
    await phone.page.close();
  });

  await step('Settings_WhenANameIsTaken_SayIt_AndKeepWhatWasTyped', async () => {
    await page.goto(`${silo.address}/settings/teams`);
    const create = async (name) => {
      await page.getByRole('button', { name: say('settings.create'), exact: true }).first().click();
      await page.getByRole('dialog').getByLabel(say('settings.name')).fill(name);
      await page.getByRole('dialog').getByRole('button', { name: say('settings.create'), exact: true }).click();
    };
    await create('Invoices');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'Invoices' }).waitFor();
    await create('invoices');
    await page.getByRole('dialog').getByRole('alert').getByText(say('problems.name_taken')).waitFor();
    assert.equal(await page.getByRole('dialog').getByLabel(say('settings.name')).inputValue(), 'invoices');
    // The refusals that were provoked.
    const unexpected = desk.errors.filter((error) => !/401|409|503/u.test(error));
    assert.deepEqual(unexpected, []);
  });
});

scene('What was done can be taken back for as long as somebody is at it', async ({ silo, browser }) => {
  await write(silo.address, { ...ADA, text: 'Is anybody there?' });
  const person = await browser.person();
  await person.clock.install();
  const desk = await Desk.enter(browser, person, silo.address, 'alice@demo.test');
  const { page, say } = desk;
  const long = () => page.clock.fastForward(10_000);
  await desk.tab('unassigned').click();
  await desk.open(ADA.name);
  await desk.button('actions.claim').click();
  const told = page.getByText(say('actions.claimedNow', { name: ADA.name }));
  await told.hover();
  await long();
  await desk.button('common.undo').focus();
  await desk.field.hover();
  await long();
  assert.ok(await told.isVisible());
  await desk.field.focus();
  await long();
  await told.waitFor({ state: 'detached' });
  assert.deepEqual(desk.errors, []);
});
