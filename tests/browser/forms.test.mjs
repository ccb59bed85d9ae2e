import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { Phone } from './harness/phone.mjs';
import { scene } from './harness/stage.mjs';

const LEA = { phone: '33639980011', name: 'Léa Fontaine' };
const EXAMPLE = 'Contact details';

scene('A form is kept, sent, filled in, and followed by the next', async ({ silo, browser, step }) => {
  const administrator = await Desk.enter(browser, await browser.person(), silo.address, 'admin@demo.test');
  const person = await browser.person();
  const { say } = administrator;

  // S0-08, S0-31: a chain of two, made in the settings.
  await step('Administrator_WhenKeepingForms_MakesOneThatFollowsTheExample', async () => {
    const { page } = administrator;
    const dialog = page.getByRole('dialog');
    await page.goto(`${silo.address}/settings/forms`);
    await page.getByText(EXAMPLE, { exact: true }).waitFor();
    await page.getByRole('button', { name: say('settings.create'), exact: true }).click();
    await dialog.getByLabel(say('settings.forms.name'), { exact: true }).fill('Size');
    await dialog.getByLabel(say('settings.forms.title'), { exact: true }).fill('Your size');
    await dialog.getByLabel(say('settings.forms.body'), { exact: true }).fill('Which one may it be?');
    await dialog.getByLabel(say('settings.forms.label'), { exact: true }).fill('Size');
    await dialog.getByLabel(say('settings.forms.kind'), { exact: true }).selectOption('Choice');
    await dialog.getByLabel(say('settings.attributes.options'), { exact: true }).fill('Small\nLarge');
    await dialog.getByRole('button', { name: say('settings.create'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: say('settings.edit', { name: EXAMPLE }) }).click();
    await dialog.getByLabel(say('settings.forms.followUp'), { exact: true }).selectOption({ label: 'Size' });
    await dialog.getByRole('button', { name: say('settings.save'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(say('forms.followedBy', { name: 'Size' })).waitFor();

    await page.getByRole('button', { name: say('settings.edit', { name: 'Size' }) }).click();
    await dialog.getByLabel(say('settings.forms.followUp'), { exact: true }).selectOption({ label: EXAMPLE });
    await dialog.getByRole('button', { name: say('settings.save'), exact: true }).click();
    await dialog.getByText(say('problems.form_cycle')).waitFor();
    // What the browser writes of an answer that is no success.
    administrator.errors.length = 0;
  });

  const desk = await Desk.enter(browser, person, silo.address, 'alice@demo.test');
  const phone = await Phone.pick(browser, person, silo.address, LEA.name);
  await phone.write('I moved, please write to my new address.');
  await phone.sent('I moved, please write to my new address.', 'delivered').waitFor();
  const { page } = desk;
  await page.bringToFront();
  await desk.tab('unassigned').click();
  await desk.open(LEA.name);

  // S0-02: by the keyboard alone.
  await step('Agent_WhenSendingTheForm_SeesThatItWaits', async () => {
    await desk.thread.focus();
    await page.keyboard.press('Shift+F');
    const dialog = page.getByRole('dialog', { name: say('forms.title') });
    await dialog.getByRole('combobox').fill('contact');
    await dialog.getByRole('region', { name: say('forms.preview') }).getByText('Your contact details').waitFor();
    await page.keyboard.press('Enter');
    await desk.said('Your contact details').waitFor();
    await desk.thread.getByText(say('forms.waiting')).waitFor();
  });

  // S0-09, S0-10.
  await step('Customer_WhenFillingItIn_SendsWhatIsRequired', async () => {
    await phone.page.bringToFront();
    await phone.thread.getByRole('button', { name: 'Fill in', exact: true }).click();
    const form = phone.page.getByRole('dialog', { name: 'Your contact details' });
    await form.getByLabel('First name').fill('Léa');
    await form.getByLabel('Last name').fill('Fontaine-Martin');
    await form.getByLabel('Phone').fill('06 12');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    assert.equal(await form.getByLabel('E-mail').evaluate((field) => field.matches(':invalid')), true);
    await form.getByLabel('E-mail').fill('Lea@Example.test');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await phone.thread.getByText(say('sandbox.form.answered')).waitFor();
  });

  await step('Answer_StandsInTheThread_LinkedToItsForm_AndTheContactKnowsIt', async () => {
    await page.bringToFront();
    await desk.said('Lea@Example.test').waitFor();
    await desk.said('Fontaine-Martin').waitFor();
    await desk.thread.getByRole('button', { name: say('forms.answered') }).waitFor();
    await desk.thread.getByText(say('activity.contactUpdated', { form: 'Your contact details', fields: new Intl.ListFormat('en-GB').format(['First name', 'Last name', 'E-mail']) })).waitFor();
    await desk.thread.getByText(say('activity.notTaken', { fields: 'Phone' })).waitFor();
    const api = await Api.login(silo.address, 'alice@demo.test');
    const { contact } = await api.conversationOf(LEA.phone);
    const known = await eventually('the contact has the address', async () => {
      const view = await api.call('GET', `/contacts/${contact.id}`);
      return view.points.some(({ kind, value }) => kind === 'Email' && value === 'lea@example.test') && view;
    });
    assert.equal(known.name, 'Léa Fontaine-Martin');
  });

  // S0-31.
  await step('TheNextForm_ComesByItself_AndIsAnsweredAsWell', async () => {
    await phone.page.bringToFront();
    await phone.said('Your size').waitFor();
    await phone.thread.getByRole('button', { name: say('settings.forms.buttonDefault'), exact: true }).click();
    const form = phone.page.getByRole('dialog', { name: 'Your size' });
    await form.getByLabel('Size').selectOption('Large');
    await form.getByRole('button', { name: say('settings.forms.submitDefault'), exact: true }).click();
    await page.bringToFront();
    await desk.said('Large').waitFor();
    await eventually('both forms say that they are answered', async () => (await desk.thread.getByRole('button', { name: say('forms.answered') }).count()) === 2);
  });

  // S0-10: what came in is listed by form, leads to its conversation, and can be saved.
  await step('Answers_AreListedByForm_SavedAsATable_AndLeadToTheirConversation', async () => {
    const { page: settings } = administrator;
    await settings.bringToFront();
    await settings.goto(`${silo.address}/settings/forms`);
    await settings.getByRole('button', { name: say('settings.forms.answersOf', { name: EXAMPLE }) }).click();
    const dialog = settings.getByRole('dialog', { name: say('settings.forms.answersOf', { name: EXAMPLE }) });
    await dialog.getByText('Lea@Example.test').waitFor();
    const [saved] = await Promise.all([settings.waitForEvent('download'), dialog.getByRole('link', { name: say('settings.forms.saveTable') }).click()]);
    assert.equal(saved.suggestedFilename(), `${EXAMPLE}.csv`);
    const table = await readFile(await saved.path(), 'utf8');
    assert.match(table, /^\uFEFF"Answered \(UTC\)","Customer","Phone or address","Conversation","Link","First name","Last name","Phone","E-mail"\r\n/u);
    assert.match(table, /"Léa","Fontaine-Martin","06 12","Lea@Example.test"/u);
    await dialog.getByRole('link', { name: 'Léa Fontaine-Martin' }).click();
    await administrator.said('Fontaine-Martin').waitFor();
    assert.deepEqual([...desk.errors, ...phone.errors, ...administrator.errors], []);
  });
});
