import assert from 'node:assert/strict';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { addPhone, text, threadOf } from './harness/phone.mjs';
import { scene } from './harness/stage.mjs';
import { write } from './harness/webhook.mjs';

const NORA = { phone: '33650000021', name: 'Nora Blanc' };
const LATE = { phone: '33650000022', name: 'Cid Late' };
const MEGABYTE = 1024 * 1024;
/** The smallest PNG that there is. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

scene('An agent works in one conversation', async ({ silo, browser, step }) => {
  await addPhone(silo.address, NORA);
  await text(silo.address, NORA.phone, 'Where is my parcel?');
  await write(silo.address, { ...LATE, text: 'Yesterday', at: new Date(Date.now() - 25 * 3_600_000) });
  const api = await Api.login(silo.address, 'alice@demo.test');
  const { id } = await eventually('the conversation is there', () => api.conversationOf(NORA.phone));
  const desk = await Desk.enter(browser, await browser.person({ permissions: [] }), silo.address, 'alice@demo.test');
  const bruno = await Desk.enter(browser, await browser.person(), silo.address, 'bruno@demo.test');
  const { page, say, writing } = desk;
  const reply = () => writing.getByRole('button', { name: say('composer.modes.reply'), exact: true }).click();
  const files = writing.locator('input[type="file"]');
  await desk.tab('all').click();
  await desk.open(NORA.name);

  await step('Upload_WhenTooLarge_IsRefusedWithTheLimitBeforeItGoes', async () => {
    await files.setInputFiles({ name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(5 * MEGABYTE + 1) });
    await writing.getByText(say('problems.attachment_too_large', { size: '5 MB' })).waitFor();
    assert.equal(await writing.getByRole('button', { name: say('composer.sendOn', { channel: 'WhatsApp' }) }).isDisabled(), true);
    await writing.getByRole('button', { name: say('attach.remove', { name: 'huge.png' }) }).click();
    await writing.getByText('huge.png').waitFor({ state: 'detached' });
  });

  await step('File_WithItsCaption_IsThereAgainAfterAReload_AndIsOneMessageThatArrives', async () => {
    await files.setInputFiles({ name: 'proof.png', mimeType: 'image/png', buffer: PNG });
    await writing.locator('[data-file="ready"]').waitFor();
    await page.reload();
    await desk.live.waitFor({ state: 'attached' });
    await writing.locator('[data-file="ready"]', { hasText: 'proof.png' }).waitFor();
    await desk.reply('Here is the proof');
    await desk.thread.getByRole('button', { name: say('media.enlarge', { name: 'proof.png' }) }).waitFor();
    const { messages } = await eventually('the phone has it', async () => {
      const thread = await threadOf(silo.address, NORA.phone);
      return thread.messages.some((message) => message.content.type === 'media') ? thread : null;
    });
    const sent = messages.find((message) => message.content.type === 'media');
    assert.deepEqual([sent.content.kind, sent.content.caption], ['image', 'Here is the proof']);
  });

  await step('Reply_SentWhileItsFileIsOnItsWay_GoesWhenItIsHere_WhereverTheAgentLooks', async () => {
    const field = writing.getByLabel(say('composer.replyPlaceholder', { name: NORA.name }));
    const waits = writing.getByText(say('attach.sendsWhenReady'));
    let letGo = () => {};
    const held = new Promise((resolve) => { letGo = resolve; });
    await page.route('**/api/v1/attachments?*', async (route) => {
      await held;
      await route.continue();
    });
    await files.setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: PNG });
    await writing.locator('[data-file="uploading"]').waitFor();
    await field.fill('And the label');
    await field.press('Enter');
    await waits.waitFor();
    // It can be held back, and what is written on is a draft again.
    await field.press('Escape');
    await waits.waitFor({ state: 'detached' });
    await field.press('Enter');
    await waits.waitFor();
    await field.pressSequentially(', in blue');
    await waits.waitFor({ state: 'detached' });
    await field.press('Enter');
    await waits.waitFor();
    await desk.open(LATE.name);
    letGo();
    await eventually('the phone has it', async () => (await threadOf(silo.address, NORA.phone)).messages.some(({ content }) => content.caption === 'And the label, in blue'));
    await page.unroute('**/api/v1/attachments?*');
    await desk.open(NORA.name);
    await desk.thread.getByRole('button', { name: say('media.enlarge', { name: 'label.png' }) }).waitFor();
    assert.equal(await field.inputValue(), '');
  });

  await step('Picture_InTheThread_IsItsThumbnail_AndOpensAsItself (S2-26)', async () => {
    const shown = desk.thread.getByRole('button', { name: say('media.enlarge', { name: 'proof.png' }) });
    const source = await shown.locator('img').getAttribute('src');
    assert.match(source, /\/messages\/\d+\/thumbnail$/u);
    await eventually('it is there', () => shown.locator('img').evaluate((picture) => picture.complete && picture.naturalWidth > 0));
    assert.equal(await page.evaluate(async (address) => (await fetch(address)).headers.get('content-type'), source), 'image/webp');
    await shown.click();
    assert.equal(await page.getByRole('dialog').locator('img').getAttribute('src'), source.replace(/thumbnail$/u, 'attachment'));
    await page.getByRole('dialog').getByRole('button', { name: say('common.close') }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  await step('Report_OfAProgram_IsALineOfTheThread (S3-10, S3-18, S3-19, S3-23, S3-28)', async () => {
    const report = (clientKey, event) => api.call('POST', `/conversations/${id}/events`, { clientKey, ...event });
    await report('1', { category: 'Broadcast', name: 'Spring sale', referenceCode: 's-1', sourceUrl: 'https://example.test/sale' });
    await report('2', { category: 'Workflow', name: 'Late parcels' });
    await report('3', { category: 'PageChange', name: '/returns' });
    await desk.thread.getByText(say('activity.broadcastSent', { what: 'Spring sale (s-1)' })).waitFor();
    await desk.thread.getByText(say('activity.workflowStarted', { what: 'Late parcels' })).waitFor();
    await desk.thread.getByText(say('activity.pageChanged', { what: '/returns' })).waitFor();
    const source = desk.thread.getByRole('link', { name: 'example.test', exact: true });
    assert.deepEqual([await source.getAttribute('href'), await source.getAttribute('title')], ['https://example.test/sale', 'https://example.test/sale']);
  });

  await step('Composer_SaysHowOneWritesOnThisChannel (S0-26)', async () => {
    await reply();
    await writing.getByText(say('composer.tone.chat'), { exact: true }).waitFor();
    await writing.getByRole('button', { name: say('composer.modes.note'), exact: true }).click();
    await writing.getByText(say('composer.tone.chat'), { exact: true }).waitFor({ state: 'detached' });
  });

  await step('File_PastedIntoANote_IsRefused_AndTheNoteStaysOne (S2-51)', async () => {
    await desk.field.fill('Only for us');
    await desk.field.evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['x'], 'shot.png', { type: 'image/png' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.getByText(say('attach.notInNotes')).waitFor();
    assert.equal(await page.locator('[data-mode]').getAttribute('data-mode'), 'note');
    assert.equal(await desk.field.inputValue(), 'Only for us');
    await desk.field.fill('');
  });

  await step('QuickMessage_BehindASlash_ComesWithTheCustomersName', async () => {
    await api.call('POST', '/canned-responses', { shortcut: 'hi', title: 'Welcome', text: 'Hello {{contact.first_name}}, this is {{agent.first_name}}.', visibility: 'Global', team: null });
    await page.reload();
    await desk.live.waitFor({ state: 'attached' });
    await reply();
    await desk.field.pressSequentially('/hi');
    await page.getByRole('option', { name: /Welcome/u }).waitFor();
    await desk.field.press('Enter');
    await eventually('the text is put in', async () => (await desk.field.inputValue()) === 'Hello Nora, this is Alice.');
    await desk.field.press('Enter');
    await desk.said('Hello Nora, this is Alice.').waitFor();
  });

  await step('Quote_FromAMessage_ReachesThePhoneAsAnAnswerToIt', async () => {
    const asked = page.locator('[data-row]', { hasText: 'Where is my parcel?' }).first();
    await asked.hover();
    await asked.getByRole('button', { name: say('messageActions.quote') }).click();
    await desk.field.fill('In Lyon');
    await desk.field.press('Enter');
    await desk.said('In Lyon').waitFor();
    const { messages } = await eventually('the phone has it', async () => {
      const thread = await threadOf(silo.address, NORA.phone);
      return thread.messages.some((message) => message.content.body === 'In Lyon') ? thread : null;
    });
    assert.ok(messages.find((message) => message.content.body === 'In Lyon').quoted);
  });

  await step('Emoji_IsWrittenWhereOneWrites_AndSoIsWhatFollows', async () => {
    await reply();
    await desk.field.fill('Done');
    await writing.getByRole('button', { name: say('emoji.button') }).click();
    const picker = page.getByRole('dialog', { name: say('emoji.label') });
    await picker.getByLabel(say('emoji.search')).fill('rocket');
    await picker.getByRole('button', { name: 'rocket', exact: true }).press('Enter');
    await picker.waitFor({ state: 'detached' });
    await page.keyboard.type(', see');
    await eventually('it is in the field', async () => await desk.field.inputValue() === 'Done🚀, see');
  });

  await step('ReactionPicker_WhenItIsLeft_GivesTheKeyboardBack_OrLeavesItWhereItWentTo', async () => {
    const react = desk.thread.getByRole('button', { name: say('messageActions.react') }).first();
    const picker = page.getByRole('dialog', { name: say('messageActions.react') });
    await react.press('Enter');
    await picker.waitFor();
    await page.keyboard.press('Escape');
    await picker.waitFor({ state: 'detached' });
    await page.locator(':focus').and(react).waitFor();
    await react.press('Enter');
    await picker.waitFor();
    await desk.field.click();
    await picker.waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    await page.keyboard.type(' here');
    await eventually('it is in the field', async () => await desk.field.inputValue() === 'Done🚀, see here');
    await desk.field.fill('');
  });

  await step('Reply_ToWhomTheCustomerWroteMeanwhile_IsHeldBack_NamesItsFile_AndIsADraftAgain', async () => {
    await files.setInputFiles({ name: 'meanwhile.png', mimeType: 'image/png', buffer: PNG });
    await writing.locator('[data-file="ready"]').waitFor();
    await page.route('**/messages', async (route) => {
      await text(silo.address, NORA.phone, 'Not that one');
      await eventually('she has written', async () => (await api.timeline(id)).some((item) => item.content?.body === 'Not that one'));
      await route.continue();
    }, { times: 1 });
    await desk.field.press('Enter');
    const notice = writing.getByRole('alert');
    await notice.getByText(say('stale.yours', { text: 'meanwhile.png' })).waitFor();
    await notice.getByText('Not that one').waitFor();
    await notice.getByRole('button', { name: say('stale.edit') }).press('Enter');
    await writing.locator('[data-file="ready"]', { hasText: 'meanwhile.png' }).waitFor();
    await page.keyboard.type('See here');
    await eventually('it is in the field', async () => await desk.field.inputValue() === 'See here');
    await writing.getByRole('button', { name: say('attach.remove', { name: 'meanwhile.png' }) }).click();
    await desk.field.fill('');
    // The refusal, as the browser wrote it down.
    desk.errors.length = 0;
  });

  await step('Reply_ThatWasRefused_IsADraftAgain_WithTheKeyboardInIt', async () => {
    await page.route('**/messages', (route) => route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ code: 'text_invalid' }) }), { times: 1 });
    await desk.reply('Refused');
    await desk.thread.getByRole('button', { name: say('outgoing.edit') }).press('Enter');
    await page.keyboard.type(', see');
    await eventually('it is in the field', async () => await desk.field.inputValue() === 'Refused, see');
    await desk.field.fill('');
    desk.errors.length = 0;
  });

  await step('Mention_InANote_CallsTheColleagueIn', async () => {
    await writing.getByRole('button', { name: say('composer.modes.note'), exact: true }).click();
    await desk.field.pressSequentially('Please look @bru');
    await page.getByRole('option', { name: 'Bruno Petit' }).click();
    await desk.field.pressSequentially('today');
    await desk.field.press('Enter');
    await desk.thread.getByText(say('activity.participantAdded', { agent: 'Bruno Petit' })).waitFor();
    const { participants } = await api.call('GET', `/conversations/${id}`);
    assert.ok(participants.some((participant) => participant.id === 'bruno'));
    const note = (await api.timeline(id)).find((item) => item.type === 'note');
    assert.deepEqual([note.text, note.mentions.map((mention) => mention.id)], ['Please look @Bruno Petit today', ['bruno']]);
  });

  await step('Keyboard_WhenAPaletteOrADialogIsClosed_IsWhereItWas', async () => {
    await writing.getByRole('button', { name: say('composer.modes.note'), exact: true }).click();
    await desk.field.fill('I can do that');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: say('palette.title') }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: say('palette.title') }).waitFor({ state: 'detached' });
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type(', please');
    assert.equal(await desk.field.inputValue(), 'I can do that, please');
    await desk.field.fill('');
    await desk.button('actions.more').press('Enter');
    await page.getByRole('menuitem', { name: say('actions.transfer') }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.locator(':focus').and(desk.button('actions.more')).waitFor();
  });

  await step('Draft_InTwoTabs_IsOne_WrittenInTurn', async () => {
    const { page: second } = await browser.tab(page.context(), 'alice, second tab');
    await second.goto(page.url());
    const there = second.getByRole('region', { name: say('composer.label') }).getByRole('textbox');
    await there.waitFor();
    await reply();
    await desk.field.fill('We look for it');
    await second.bringToFront();
    await eventually('it is there', async () => await there.inputValue() === 'We look for it');
    await there.focus();
    await there.press('End');
    await there.pressSequentially(' today');
    await page.bringToFront();
    await eventually('it is here', async () => await desk.field.inputValue() === 'We look for it today');
    await desk.field.press('Enter');
    await desk.said('We look for it today').waitFor();
    await eventually('nobody is left with it', async () => await there.inputValue() === '');
    // It is on the screen before the server has it.
    await eventually('it is no draft any more', async () => {
      const drafts = await api.call('GET', `/conversations/${id}/draft`);
      return drafts.reply === null && drafts.note === null;
    });
    await second.close();
  });

  await step('Draft_FromAnotherBrowser_IsHereWhenThisOneIsLookedAtAgain_AndTouchesNothingThatIsWritten', async () => {
    const draft = (text) => api.call('PUT', `/conversations/${id}/draft`, { mode: 'Reply', clientMessageId: 'elsewhere', text, inReplyTo: null });
    const look = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await reply();
    await draft('Written on the train');
    await look();
    await eventually('it is here', async () => await desk.field.inputValue() === 'Written on the train');
    const unsaved = (url) => url.pathname.endsWith('/draft');
    await page.route(unsaved, (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()));
    await desk.field.fill('Written here');
    await draft('Written on the train, and more');
    const [answer] = await Promise.all([page.waitForResponse((response) => unsaved(new URL(response.url()))), look()]);
    await answer.finished();
    assert.equal(await desk.field.inputValue(), 'Written here');
    await page.unroute(unsaved);
    await desk.field.fill('');
    await eventually('it is nowhere', async () => (await api.call('GET', `/conversations/${id}/draft`)).reply === null);
    desk.errors.length = 0;
  });

  await step('Tab_ThatIsClosedBeforeAMessageHasGone_AsksFirst_AndTheMessageGoes', async () => {
    await page.route('**/messages', (route) => route.abort());
    await desk.reply('It is on its way');
    await page.getByText(say('outgoing.retrying')).waitFor();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const question = await asked;
    assert.equal(question.type(), 'beforeunload');
    await question.dismiss();
    await page.unroute('**/messages');
    const gone = async () => (await api.timeline(id)).filter((item) => item.type === 'message' && JSON.stringify(item.content).includes('It is on its way')).length;
    await eventually('it has gone', async () => await gone() > 0);
    assert.equal(await gone(), 1);
    // What the browser wrote down of the line that was cut.
    desk.errors.length = 0;
  });

  await step('Remarks_OnContactAndConversation_AreOneList_NewestFirst (S1-13)', async () => {
    const { contact } = await api.call('GET', `/conversations/${id}`);
    const remarks = page.getByRole('complementary', { name: say('details.title') }).getByRole('listitem').filter({ hasText: / · on /u });
    await remarks.filter({ hasText: 'Please look @Bruno Petit today' }).filter({ hasText: say('remarks.of.conversation') }).waitFor();
    await api.call('POST', `/contacts/${contact.id}/remarks`, { clientMessageId: 'remark', text: 'Call back this afternoon' });
    await remarks.filter({ hasText: 'Call back this afternoon' }).filter({ hasText: say('remarks.of.contact') }).waitFor();
    await desk.note('She is called back');
    await remarks.filter({ hasText: 'She is called back' }).waitFor();
    assert.deepEqual((await remarks.allInnerTexts()).map((text) => text.split('\n')[0]), ['She is called back', 'Call back this afternoon', 'Please look @Bruno Petit today']);
  });

  await step('Mention_InARemarkOnTheContact_CallsAColleague_WhoIsLedToTheContact (S3-34)', async () => {
    await desk.button('remarks.add').click();
    const text = page.getByLabel(say('remarks.text'), { exact: true });
    await text.pressSequentially('Her address is wrong, @bru');
    await text.press('Enter');
    await desk.button('remarks.submit').click();
    await text.waitFor({ state: 'detached' });
    await bruno.page.getByRole('button', { name: /^Notifications/u }).click();
    await bruno.page.getByRole('button', { name: 'Her address is wrong' }).click();
    await bruno.page.waitForURL(/\/contacts\//u);
    await bruno.page.getByRole('listitem').filter({ hasText: 'Her address is wrong, @Bruno Petit' }).waitFor();
    await eventually('it is read', async () => (await (await Api.login(silo.address, 'bruno@demo.test')).call('GET', '/notifications')).items.find((item) => item.contact !== null)?.readAt);
    await bruno.page.goBack();
    await bruno.live.waitFor({ state: 'attached' });
  });

  await step('Mention_InARemarkOnTheConversation_CallsToo (S3-34)', async () => {
    await desk.button('remarks.add').click();
    const text = page.getByLabel(say('remarks.text'), { exact: true });
    await text.pressSequentially('He asked for @bru');
    await text.press('Enter');
    await text.pressSequentially('again');
    await page.getByLabel(say('remarks.about'), { exact: true }).selectOption('conversation');
    // A look at another customer takes nothing away, and shows nothing of it there.
    await desk.open(LATE.name);
    await page.getByLabel(say('remarks.text'), { exact: true }).waitFor({ state: 'detached' });
    await desk.open(NORA.name);
    await eventually('what was begun is there', async () => await text.inputValue() === 'He asked for @Bruno Petit again');
    assert.equal(await page.getByLabel(say('remarks.about'), { exact: true }).inputValue(), 'conversation');
    await desk.button('remarks.submit').click();
    const note = await eventually('the remark is a note', async () => (await api.timeline(id)).find((item) => item.type === 'note' && item.text === 'He asked for @Bruno Petit again'));
    assert.deepEqual(note.mentions.map((mention) => mention.id), ['bruno']);
  });

  await step('Contact_ThatAColleagueWritesInMeanwhile_IsNotReplacedUnseen (S4-17)', async () => {
    const { contact } = await api.call('GET', `/conversations/${id}`);
    await desk.button('contact.edit').click();
    const emails = page.getByLabel(say('contact.emails'));
    await emails.fill('mine@example.test');
    await api.call('PATCH', `/contacts/${contact.id}`, { emails: ['theirs@example.test'], language: 'it' });
    await page.getByText(say('contact.changedMeanwhile', { value: 'theirs@example.test' })).waitFor();
    // What was not touched follows.
    assert.equal(await page.getByLabel(say('contact.language'), { exact: true }).inputValue(), 'it');
    assert.equal(await emails.inputValue(), 'mine@example.test');
    await desk.button('contact.takeTheirs').click();
    assert.equal(await emails.inputValue(), 'theirs@example.test');
    await page.getByLabel(say('details.name'), { exact: true }).fill('Nora, changed');
    await desk.button('contact.save').click();
    await emails.waitFor({ state: 'detached' });
    const saved = await api.call('GET', `/contacts/${contact.id}`);
    assert.deepEqual([saved.name, saved.language, saved.points.find(({ kind }) => kind === 'Email').value], ['Nora, changed', 'it', 'theirs@example.test']);
    await api.call('PATCH', `/contacts/${contact.id}`, { name: null, language: null });
    await desk.row(NORA.name).waitFor();
  });

  await step('Address_OfAPlaceBehindTheEnd_ShowsTheEnd', async () => {
    const here = page.url();
    await page.goto(`${silo.address}/conversations/${id}?at=99999999`);
    await desk.thread.getByText('He asked for @Bruno Petit again').waitFor();
    await page.goto(here);
    await desk.live.waitFor({ state: 'attached' });
  });

  await step('Information_TellsOfTheContactToo (S1-27)', async () => {
    const { contact } = await api.call('GET', `/conversations/${id}`);
    await api.call('PATCH', `/contacts/${contact.id}`, { emails: ['nora@example.test'] });
    await page.reload();
    await desk.live.waitFor({ state: 'attached' });
    await desk.button('details.menu').click();
    await page.getByRole('menuitem', { name: say('details.information') }).click();
    const dialog = page.getByRole('dialog', { name: say('details.information') });
    for (const fact of ['nora@example.test', 'User']) await dialog.getByText(fact, { exact: true }).waitFor();
    for (const name of ['contact.type', 'details.owner', 'details.created']) await dialog.getByText(say(name), { exact: true }).waitFor();
    await dialog.getByRole('button', { name: say('common.close') }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  await step('Snooze_UntilTheCustomerReplies_WakesWhenSheDoes', async () => {
    await desk.button('snooze.title').click();
    await page.getByRole('menuitem', { name: say('snooze.untilReply') }).click();
    await page.getByText(say('snooze.sleepsUntilReply')).waitFor();
    await eventually('it sleeps', async () => (await api.call('GET', `/conversations/${id}`)).status === 'Snoozed');
    await write(silo.address, { ...NORA, text: 'Any news?' });
    await page.getByText(say('snooze.sleepsUntilReply')).waitFor({ state: 'detached' });
    await desk.thread.getByText(say('activity.unsnoozed')).waitFor();
  });

  await step('Snooze_UntilAMoment_IsTakenBackByHand', async () => {
    await desk.button('snooze.title').click();
    await page.getByRole('menuitem', { name: new RegExp(say('snooze.presets.Tomorrow0900'), 'u') }).click();
    const snoozedUntil = await eventually('it sleeps until a moment', async () => (await api.call('GET', `/conversations/${id}`)).snoozedUntil);
    assert.equal(new Date(snoozedUntil).toLocaleTimeString('sv', { timeZone: 'Europe/Paris', timeStyle: 'short' }), '09:00');
    await desk.button('snooze.wake').click();
    await eventually('it is open', async () => (await api.call('GET', `/conversations/${id}`)).status === 'Open');
    await desk.button('snooze.wake').waitFor({ state: 'detached' });
  });

  await step('Snooze_WhenItsTimeComes_WakesByItself (S2-47)', async () => {
    await api.call('POST', `/conversations/${id}/snooze`, { preset: 'Custom', until: new Date(Date.now() + 3000).toISOString() });
    const waking = async () => (await api.timeline(id)).filter((item) => item.detail?.event === 'conversation_unsnoozed');
    await eventually('nobody has woken it', async () => (await waking()).at(-1)?.actor.kind === 'system', 30_000);
    const { length } = await waking();
    await eventually('the thread says so', async () => (await desk.thread.getByText(say('activity.unsnoozed')).count()) === length);
    await desk.button('snooze.wake').waitFor({ state: 'detached' });
    assert.equal((await api.call('GET', `/conversations/${id}`)).status, 'Open');
  });

  await step('Transfer_WithANote_IsInTheOthersMine', async () => {
    await desk.button('actions.more').click();
    await page.getByRole('menuitem', { name: say('actions.transfer') }).click();
    await page.getByLabel(say('transfer.to'), { exact: true }).selectOption({ label: 'Bruno Petit' });
    const note = page.getByLabel(say('transfer.note'), { exact: true });
    await note.pressSequentially('She waits for a call, @');
    // Escape puts away what is proposed, and nothing else.
    await page.getByRole('listbox', { name: say('mentions.label') }).waitFor();
    await note.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('alertdialog').count(), 0);
    await note.press('Backspace');
    await note.pressSequentially('@cam');
    await note.press('Enter');
    await page.getByRole('button', { name: say('transfer.submit') }).click();
    // Whom the note calls takes part from then on (S3-34).
    const { mentions } = await eventually('the note is there', async () => (await api.timeline(id)).find((item) => item.type === 'note' && item.text.startsWith('She waits for a call, @Cam')));
    assert.equal(mentions.length, 1);
    assert.ok((await api.call('GET', `/conversations/${id}`)).participants.some((participant) => participant.id === mentions[0].id));
    await bruno.tab('mine').click();
    await bruno.row(NORA.name).waitFor();
  });

  await step('Resolve_WithAClosingNote_TellsItInTheThread', async () => {
    await desk.button('actions.resolveWithNote').click();
    await page.getByLabel(say('closing.category')).fill('Refund');
    const note = page.getByLabel(say('closing.text'));
    await note.pressSequentially('Paid back, thank @bru');
    await note.press('Enter');
    // What is written is not thrown away by a slip.
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog', { name: say('unsaved.title') }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.locator(':focus').and(page.getByLabel(say('closing.text'))).waitFor();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    await (await asked).dismiss();
    await page.mouse.click(5, 5);
    await page.getByRole('alertdialog', { name: say('unsaved.title') }).getByRole('button', { name: say('unsaved.goOn') }).click();
    await page.getByRole('dialog').getByRole('button', { name: say('actions.resolve'), exact: true }).click();
    await desk.thread.getByText(say('activity.resolvedWith', { name: 'Alice Martin', note: 'Refund – Paid back, thank @Bruno Petit' })).waitFor();
    // Whom it calls is told (S3-34).
    await eventually('Bruno was called', async () => (await (await Api.login(silo.address, 'bruno@demo.test')).call('GET', '/notifications')).items.some((item) => item.kind === 'Mention' && item.excerpt.startsWith('Paid back')));
  });

  await step('ClosingNote_WhenAColleagueResolvedMeanwhile_IsANote', async () => {
    await api.call('PUT', `/conversations/${id}/status`, { status: 'open' });
    await desk.button('actions.resolveWithNote').click();
    await page.getByLabel(say('closing.category')).fill('Refund');
    await page.getByLabel(say('closing.text')).fill('Paid twice');
    await api.call('POST', `/conversations/${id}/resolve`);
    await page.getByText(say('closing.tooLate')).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: say('composer.addNote'), exact: true }).click();
    await desk.said('Refund – Paid twice').waitFor();
  });

  await step('Template_WhenTheWindowIsClosed_IsFilledInAndSent', async () => {
    const admin = await Api.login(silo.address, 'admin@demo.test');
    await admin.call('POST', '/channel-accounts/demo-whatsapp/templates/sync');
    await desk.open(LATE.name);
    // S0-22: how long she has been waiting stands in the head, until she is answered.
    const waiting = page.getByRole('region', { name: say('thread.with', { name: LATE.name }) }).locator('header').getByText('1d', { exact: false });
    await waiting.filter({ hasText: say('list.waiting') }).waitFor();
    await writing.getByRole('button', { name: say('templates.title') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('first contact').click();
    const send = dialog.getByRole('button', { name: say('composer.sendOn', { channel: 'WhatsApp' }) });
    assert.equal(await send.isDisabled(), true);
    await dialog.getByLabel(say('templates.variable', { name: '1' })).fill('C'.repeat(1025));
    await dialog.getByText(say('problems.text_too_long', { limit: 1024 })).waitFor();
    assert.equal(await send.isDisabled(), true);
    await dialog.getByLabel(say('templates.variable', { name: '1' })).fill('Cid');
    await dialog.getByText('Hello Cid, thank you for your interest.').waitFor();
    await send.click();
    await desk.thread.getByText('Hello Cid, thank you for your interest. May we talk about it?').waitFor();
    await waiting.waitFor({ state: 'detached' });
    await page.locator('[data-row]', { hasText: 'Hello Cid' }).locator('[data-delivery="Delivered"]').waitFor();
  });

  await step('Deletion_OffersTheDownloadFirst_AndIsForGood (S0-14, S0-24, S0-30)', async () => {
    const admin = await Desk.enter(browser, await browser.person(), silo.address, 'admin@demo.test');
    await admin.tab('all').click();
    await admin.open(LATE.name);
    await admin.button('actions.more').click();
    await admin.page.getByRole('menuitem', { name: say('erase.menu') }).click();
    const dialog = admin.page.getByRole('dialog');
    const saved = admin.page.waitForEvent('download');
    await dialog.getByRole('button', { name: say('export.title') }).click();
    const { displayNumber, id: late } = await api.conversationOf(LATE.phone);
    assert.equal((await saved).suggestedFilename(), `conversation-${displayNumber}.zip`);
    const submit = dialog.getByRole('button', { name: say('erase.submit') });
    assert.equal(await submit.isDisabled(), true);
    await dialog.getByLabel(say('erase.confirm', { number: String(displayNumber) })).fill(String(displayNumber));
    await submit.click();
    await admin.row(LATE.name).waitFor({ state: 'detached' });
    await assert.rejects(api.call('GET', `/conversations/${late}`), /404/u);
  });

  await step('Desk_InAllOfThis_HadNoError', () => {
    assert.deepEqual(desk.errors, []);
    assert.deepEqual(bruno.errors, []);
    return Promise.resolve();
  });
});

scene('A finger writes above an open keyboard', async ({ silo, browser, step }) => {
  const KEYBOARD_OPEN = { width: 390, height: 420 };
  await addPhone(silo.address, NORA);
  await text(silo.address, NORA.phone, 'Where is my parcel?');
  const api = await Api.login(silo.address, 'alice@demo.test');
  await eventually('the conversation is there', () => api.conversationOf(NORA.phone));
  const person = await browser.person({ viewport: KEYBOARD_OPEN, hasTouch: true, isMobile: true });
  const desk = await Desk.enter(browser, person, silo.address, 'alice@demo.test');
  const { page, say, writing } = desk;
  const isInSight = async (part) => {
    const box = await part.boundingBox();
    return box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= KEYBOARD_OPEN.width && box.y + box.height <= KEYBOARD_OPEN.height;
  };
  await desk.tab('all').tap();
  await desk.row(NORA.name).tap();

  await step('Message_OffersWhatAPointerFinds_LargeEnoughForAFinger', async () => {
    for (const action of ['messageActions.react', 'messageActions.quote']) {
      const { width, height } = await desk.thread.getByRole('button', { name: say(action) }).first().boundingBox();
      assert.ok(width >= 36 && height >= 36, `${action}: ${width} x ${height}`);
    }
  });

  await step('Reply_ThatIsHeldBack_BesideAQuoteAndAFile_LeavesRoomToWriteAndToSend', async () => {
    const send = writing.getByRole('button', { name: say('composer.sendOn', { channel: 'WhatsApp' }) });
    await page.route('**/messages', async (route) => {
      for (const body of ['Not that one', 'The other one', 'And please be quick about it, for I leave on Monday and shall not be at home before the end of the month']) await text(silo.address, NORA.phone, body);
      await desk.thread.getByText('And please be quick').waitFor();
      await route.continue();
    }, { times: 1 });
    await desk.field.fill('It was handed over to the carrier on Friday, and you have it tomorrow before noon');
    await send.tap();
    const notice = writing.getByRole('alert');
    await notice.getByText('And please be quick').waitFor();
    await desk.thread.getByRole('button', { name: say('messageActions.quote') }).last().tap();
    await writing.locator('input[type="file"]').setInputFiles({ name: 'proof.png', mimeType: 'image/png', buffer: PNG });
    await writing.locator('[data-file="ready"]').waitFor();
    await desk.field.fill('And here is the proof.\n'.repeat(12));
    for (const part of [desk.field, send, notice.getByRole('button', { name: say('stale.edit') }), notice.getByRole('button', { name: say('stale.sendAnyway') })]) assert.ok(await isInSight(part), `${part} ${JSON.stringify(await part.boundingBox())}`);
    assert.ok((await desk.field.boundingBox()).height >= 36);
    await writing.getByRole('button', { name: say('composer.unquote') }).tap();
    await notice.getByRole('button', { name: say('stale.sendAnyway') }).tap();
    await notice.waitFor({ state: 'detached' });
  });
});

scene('A conversation of many thousand messages', async ({ silo, browser, step }) => {
  const customer = { phone: '33650000031', name: 'Max Long' };
  const COUNT = 5000;
  const start = Date.now() - 20 * 3_600_000;
  const at = (index) => new Date(start + index * 10_000);
  for (let from = 0; from < COUNT; from += 250) {
    await write(silo.address, ...Array.from({ length: 250 }, (_, offset) => ({ ...customer, text: `line ${from + offset}`, at: at(from + offset) })));
  }
  const desk = await Desk.enter(browser, await browser.person(), silo.address, 'alice@demo.test');
  const { page, say, thread } = desk;
  await desk.tab('all').click();
  await desk.open(customer.name);
  await desk.said(`line ${COUNT - 1}`).waitFor();

  await step('Reading_Upwards_KeepsAWindowAndLosesNoLine', async () => {
    const seen = new Set();
    const look = async () => {
      for (const line of await thread.locator('[data-anchor]').allInnerTexts()) seen.add(Number(/line (\d{4})/u.exec(line)?.[1] ?? -1));
    };
    await eventually('500 lines have been read', async () => {
      await look();
      await thread.evaluate((element) => element.scrollBy(0, -1500));
      return seen.size > 500;
    }, 60_000);
    const lines = [...seen].filter((line) => line >= 0).sort((a, b) => a - b);
    assert.deepEqual(lines, Array.from({ length: lines.length }, (_, index) => COUNT - lines.length + index));
    assert.ok((await thread.locator('[data-row]').count()) <= 310);
  });

  await step('Message_WhileOneReadsThePast_WaitsForTheReader', async () => {
    await write(silo.address, { ...customer, text: 'the latest line' });
    await page.getByRole('button', { name: say('thread.toPresent') }).click();
    await desk.said('the latest line').waitFor();
  });

  await step('Jump_ToTheBeginning_AndBack', async () => {
    await thread.focus();
    await page.keyboard.press('g');
    await page.getByRole('button', { name: say('jump.beginning') }).click();
    await desk.said('line 0').waitFor();
    await page.getByText(say('thread.beginning')).waitFor();
    await page.getByRole('button', { name: say('thread.toPresent') }).click();
    await desk.said('the latest line').waitFor();
    assert.deepEqual(desk.errors, []);
  });
});
