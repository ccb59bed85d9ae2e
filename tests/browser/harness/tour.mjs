import { LATE, LEA } from './furnish.mjs';

/**
 * A place to look at: where it is, and what is done there to see it.
 * @typedef {object} Stop
 * @property {string} name
 * @property {(ids: Awaited<ReturnType<typeof import('./furnish.mjs').furnish>>) => string} at
 * @property {string} [within] where what is new to the eye stands, when it is not the whole page
 * @property {string} [front] what has come in front of a page that was looked at before
 * @property {(reader: import('./reader.mjs').Reader) => Promise<unknown>} see done when everything is there
 * @property {(reader: import('./reader.mjs').Reader) => Promise<unknown>} [leave] takes back what would be in the way of the next
 */

const ALL = '/conversations?tab=all';
const DIALOG = '[role="dialog"]';
const MENU = '[role="menu"]';
const WRITING = '[data-mode]';
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
const dialog = ({ page }) => page.getByRole('dialog');
const title = ({ page, say }, words, level = 2) => page.getByRole('heading', { name: say(words), level }).waitFor();
/** What a workspace begins with is read in the reader's language. */
const GIVEN_NAMES = { types: ['given.visitor', 'given.lead'], stages: ['given.newLead', 'given.payment'] };

const thread = async ({ desk }) => {
  await desk.said('Will not arrive').waitFor();
  await desk.thread.getByText(desk.say('forms.waiting')).first().waitFor();
};
const shortThread = ({ desk }) => desk.said('Is anybody there?').waitFor();
/** @param {string} words of the button that opens it */
const fromBar = (words, role = 'dialog') => async (reader) => {
  await shortThread(reader);
  await press(reader.page, reader.say(words));
  await reader.page.getByRole(role).first().waitFor();
};
const fromMore = (words) => async (reader) => {
  await fromBar('actions.more', 'menu')(reader);
  await reader.page.getByRole('menuitem', { name: reader.say(words) }).click();
  await dialog(reader).waitFor();
};
const writing = (mode, typed) => async (reader) => {
  const { desk, say } = reader;
  await shortThread(reader);
  await desk.writing.getByRole('button', { name: say(`composer.modes.${mode}`), exact: true }).click();
  await desk.field.fill('');
  await desk.field.pressSequentially(typed);
  await desk.writing.getByRole('option').first().waitFor();
};
/** What is sent to a customer is reached from a reply. */
const replying = async (reader, words) => {
  await shortThread(reader);
  await reader.desk.writing.getByRole('button', { name: reader.say('composer.modes.reply'), exact: true }).click();
  await fromBar(words)(reader);
};
const unwritten = ({ desk }) => desk.field.fill('');

/** @type {Stop[]} */
const CONVERSATIONS = [
  { name: 'List', at: () => ALL, see: ({ desk }) => desk.row(LEA.name).first().waitFor() },
  { name: 'List, empty', at: () => '/conversations', see: ({ page, say }) => page.getByText(say('empty.mine.title')).waitFor() },
  { name: 'List, filtered to nothing', at: () => `${ALL}&priority=Low`, see: ({ page, say }) => page.getByText(say('empty.filtered.title')).waitFor() },
  {
    name: 'List, selection', at: () => ALL,
    see: async ({ desk, page, say }) => {
      await desk.row(LEA.name).first().hover();
      await page.getByRole('checkbox', { name: say('bulk.select', { name: LEA.name }) }).first().check();
      await page.getByRole('toolbar', { name: say('bulk.label') }).waitFor();
    },
    leave: ({ page, say }) => press(page, say('bulk.clear')),
  },
  {
    name: 'Download of a selection', front: DIALOG, at: () => ALL,
    see: async (reader) => {
      const { desk, page, say } = reader;
      await desk.row(LEA.name).first().hover();
      await page.getByRole('checkbox', { name: say('bulk.select', { name: LEA.name }) }).first().check();
      await press(page, say('bulk.more'));
      await page.getByRole('menuitem', { name: say('bulk.export.menu') }).click();
      await dialog(reader).waitFor();
    },
    leave: ({ page, say }) => press(page, say('bulk.clear')),
  },
  { name: 'New conversation', front: DIALOG, at: () => ALL, see: async (reader) => { await press(reader.page, reader.say('start.title')); await dialog(reader).getByLabel(reader.say('start.recipient')).waitFor(); } },
  {
    // As a workspace begins: what the browser already knows of the channels is not asked for again, so the place is loaded anew, and afterwards once more.
    name: 'List, before there is a channel', at: () => '/conversations',
    see: async ({ page, say }) => {
      await page.route('**/api/v1/channel-accounts', (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
      await page.reload();
      await page.getByText(say('empty.noChannel.title')).waitFor();
    },
    leave: async ({ desk, page }) => {
      await page.unroute('**/api/v1/channel-accounts');
      await page.reload();
      await desk.live.waitFor({ state: 'attached' });
    },
  },
  {
    name: 'Views', front: DIALOG, at: () => ALL,
    see: async ({ page, say }) => {
      await page.getByRole('heading', { level: 1 }).getByRole('button').click();
      await page.getByRole('navigation', { name: say('views.label') }).getByText('Urgentes sans réponse').waitFor();
    },
  },
  {
    name: 'View editor', front: DIALOG, at: () => `${ALL}&priority=Urgent`,
    see: async ({ page, say }) => {
      await press(page, say('sorts.label', { order: say('sorts.newest') }));
      await page.getByRole('menuitem', { name: say('savedViews.saveAs') }).click();
      await page.getByRole('dialog').getByLabel(say('savedViews.name')).waitFor();
    },
  },
  { name: 'Conversation', at: ({ conversation }) => `/conversations/${conversation}?tab=all`, see: thread },
  { name: 'Conversation, its beginning', at: ({ conversation }) => `/conversations/${conversation}?tab=all&at=1`, see: ({ page }) => page.locator('[data-row]', { hasText: 'Hello, see' }).waitFor() },
  { name: 'Details menu', at: ({ conversation }) => `/conversations/${conversation}`, see: async (reader) => { await thread(reader); await press(reader.page, reader.say('details.menu')); await reader.page.getByRole('menu').waitFor(); } },
  {
    // Where there is less room the details are another sheet, and what was opened from them is gone.
    name: 'Information', at: ({ short }) => `/conversations/${short}`,
    see: async (reader) => {
      await fromBar('details.menu', 'menu')(reader);
      await reader.page.getByRole('menuitem', { name: reader.say('details.information') }).click();
      await dialog(reader).waitFor();
    },
  },
  { name: 'More actions', front: MENU, at: ({ short }) => `/conversations/${short}`, see: fromBar('actions.more', 'menu') },
  { name: 'Snooze menu', front: MENU, at: ({ short }) => `/conversations/${short}`, see: fromBar('snooze.title', 'menu') },
  {
    name: 'Snooze until a moment', front: DIALOG, at: ({ short }) => `/conversations/${short}`,
    see: async (reader) => {
      await fromBar('snooze.title', 'menu')(reader);
      await reader.page.getByRole('menuitem', { name: reader.say('snooze.pick') }).click();
      await dialog(reader).waitFor();
    },
  },
  {
    name: 'Assignment', front: DIALOG, at: ({ short }) => `/conversations/${short}`,
    see: async (reader) => {
      await shortThread(reader);
      await reader.page.locator('header [aria-keyshortcuts="a"]').click();
      await reader.page.getByRole('option').first().waitFor();
    },
  },
  { name: 'Resolution with a note', front: DIALOG, at: ({ short }) => `/conversations/${short}`, see: fromBar('actions.resolveWithNote') },
  { name: 'Transfer', front: DIALOG, at: ({ short }) => `/conversations/${short}`, see: fromMore('actions.transfer') },
  { name: 'Labels of a conversation', front: DIALOG, at: ({ short }) => `/conversations/${short}`, see: fromMore('labels.add') },
  {
    name: 'Label that is made from the picker', front: DIALOG, at: ({ short }) => `/conversations/${short}`,
    see: async (reader) => {
      await fromMore('labels.add')(reader);
      await reader.page.getByRole('button', { name: reader.say('labels.createOne'), exact: true }).click();
      await dialog(reader).getByLabel(reader.say('labels.name'), { exact: true }).waitFor();
    },
  },
  { name: 'Transcript', front: DIALOG, at: ({ short }) => `/conversations/${short}`, see: fromMore('transcript.menu') },
  { name: 'Deletion', front: DIALOG, at: ({ short }) => `/conversations/${short}`, see: fromMore('erase.menu') },
  { name: 'Quick messages', front: WRITING, at: ({ short }) => `/conversations/${short}`, see: writing('reply', '/'), leave: unwritten },
  { name: 'Note with a mention', front: WRITING, at: ({ short }) => `/conversations/${short}`, see: writing('note', 'Look @'), leave: unwritten },
  { name: 'Emoji', front: DIALOG, at: ({ short }) => `/conversations/${short}`, see: fromBar('emoji.button') },
  {
    name: 'Templates', front: DIALOG, at: ({ short }) => `/conversations/${short}`,
    see: async (reader) => {
      await replying(reader, 'templates.title');
      await dialog(reader).getByText('first contact').first().click();
      await dialog(reader).getByText(reader.say('templates.preview')).waitFor();
    },
  },
  {
    name: 'Form to send', front: DIALOG, at: ({ short }) => `/conversations/${short}`,
    see: async (reader) => {
      await replying(reader, 'forms.title');
      await dialog(reader).getByRole('option').first().waitFor();
    },
  },
  {
    name: 'Files that cannot go', front: WRITING, at: ({ short }) => `/conversations/${short}`,
    see: async (reader) => {
      const { desk, say } = reader;
      await replying(reader, 'emoji.button');
      await reader.page.keyboard.press('Escape');
      await desk.writing.locator('input[type="file"]').setInputFiles({ name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(5 * 1024 * 1024 + 1) });
      await desk.writing.getByText(say('problems.attachment_too_large', { size: reader.language === 'fr' ? '5 Mo' : '5 MB' })).waitFor();
    },
    leave: ({ desk, say }) => desk.writing.getByRole('button', { name: say('attach.remove', { name: 'huge.png' }) }).click(),
  },
  { name: 'Closed window', at: ({ late }) => `/conversations/${late}`, see: ({ desk, say }) => desk.writing.getByText(say('window.closed')).waitFor() },
  { name: 'Resolved conversation', at: ({ done }) => `/conversations/${done}`, see: ({ desk, say }) => desk.writing.getByText(say('composer.resolved')).waitFor() },
  { name: 'Conversation that is not there', at: () => '/conversations/none', see: ({ page, say }) => page.getByText(say('empty.missing.title')).waitFor() },
];

/** @type {Stop[]} */
const PEOPLE = [
  { name: 'Contacts', at: () => '/contacts', see: ({ page }) => page.locator('[data-contact]').first().waitFor() },
  { name: 'Contact', at: ({ contact }) => `/contacts/${contact}`, see: ({ page, say }) => page.getByRole('region', { name: say('contacts.profile') }).getByText(LEA.phone.slice(-4)).first().waitFor() },
  { name: 'Contact without conversations', at: ({ unmet }) => `/contacts/${unmet}`, see: ({ page, say }) => page.getByText(say('contacts.noConversationYet')).waitFor() },
  {
    name: 'Merge', front: DIALOG, at: ({ contact }) => `/contacts/${contact}`,
    see: async ({ page, say }) => {
      await press(page, say('details.merge'));
      await page.getByRole('dialog').getByRole('searchbox').fill('Léa');
      await page.getByRole('dialog').getByRole('button', { name: /^Léa/u }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: say('merge.submit'), exact: true }).waitFor();
    },
  },
  {
    name: 'Contact editor', front: DIALOG, at: ({ contact }) => `/contacts/${contact}`,
    see: async ({ page, say }) => {
      await press(page, say('contact.edit'));
      await page.getByRole('dialog').getByLabel(say('details.name')).waitFor();
    },
  },
  { name: 'Contact, new', front: DIALOG, at: () => '/contacts', see: async (reader) => { await press(reader.page, reader.say('contacts.create.title')); await dialog(reader).waitFor(); } },
  {
    name: 'Customers', at: () => '/customers',
    see: async ({ page, say }) => {
      await page.getByRole('list', { name: say('customers.lists.customers') }).getByRole('link').first().click();
      await page.getByRole('region', { name: say('customers.profile') }).last().getByText(say('customers.reference')).waitFor();
    },
  },
  { name: 'Customer, new', front: DIALOG, at: () => '/customers', see: async (reader) => { await press(reader.page, reader.say('customers.create')); await dialog(reader).waitFor(); } },
  { name: 'Search', at: () => '/search?q=answer', see: ({ page, say }) => page.getByRole('region', { name: say('search.results') }).getByRole('link').first().waitFor() },
  { name: 'Reports', at: () => '/reports', see: async ({ page, say }) => { await page.getByText(say('reports.byDay')).first().click(); await page.getByRole('region', { name: say('reports.byDay') }).waitFor(); } },
  { name: 'Search, nothing found', at: () => '/search?q=zzzz', see: ({ page, say }) => page.getByText(say('search.nothing.title', { words: 'zzzz' })).waitFor() },
];

/** @type {Stop[]} */
const FRAME = [
  { name: 'Palette', front: DIALOG, at: () => '/search', see: async ({ page }) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').waitFor(); } },
  { name: 'Shortcuts', front: DIALOG, at: () => '/search', see: ({ page, say }) => press(page, say('shortcuts.title')) },
  { name: 'Notifications', front: DIALOG, at: () => '/search', see: async ({ page, say }) => { await page.getByRole('button', { name: new RegExp(`^${say('told.title')}`, 'u') }).click(); await page.getByRole('dialog').waitFor(); } },
  { name: 'Profile', front: MENU, at: () => '/search', see: async ({ page, say }) => { await press(page, say('profile.label', { name: 'Camille Roux' })); await page.getByRole('menu').waitFor(); } },
  {
    name: 'Panel', at: () => '/settings/labels',
    see: async ({ page, desk, say }) => {
      await page.keyboard.press('o');
      const panel = page.getByRole('complementary', { name: say('panel.title') });
      await panel.getByRole('tab', { name: new RegExp(`^${say('tabs.all')}`, 'u') }).click();
      await panel.locator('[data-conversation]', { hasText: LATE.name }).click();
      await desk.writing.getByText(say('window.closed')).waitFor();
    },
    leave: ({ page, say }) => page.getByRole('complementary', { name: say('panel.title') }).getByRole('button', { name: say('common.close') }).click(),
  },
];

/** Of the settings, as an administrator has them. */
export const SECTIONS = ['preferences', 'quick-messages', 'tokens', 'general', 'inboxes', 'channels', 'labels', 'keywords', 'departments', 'teams', 'agents', 'forms', 'automations', 'types', 'stages', 'attributes', 'quarantine', 'erasures', 'cluster'];
const section = (name) => ({
  name: `Settings, ${name}`, at: () => `/settings/${name}`,
  // The navigation beside it is the same everywhere.
  ...(name === SECTIONS[0] ? {} : { within: 'main section' }),
  see: async (reader) => {
    await title(reader, `sections.${name}`);
    for (const given of GIVEN_NAMES[name] ?? []) await reader.page.getByText(reader.say(given), { exact: true }).first().waitFor();
    await reader.page.locator('section .skeleton').first().waitFor({ state: 'detached' });
  },
});
const editor = (name, words) => ({
  name: `Settings, ${name}, editor`, front: DIALOG, at: () => `/settings/${name}`,
  see: async ({ page, say }) => {
    await press(page, say(words));
    await page.getByRole('dialog').waitFor();
  },
});

/** @param {string} words of the button, which ends in the name of the first there is */
const ofTheFirst = (name, words) => ({
  name: `Settings, ${name}, ${words}`, front: DIALOG, at: () => `/settings/${name}`,
  see: async (reader) => {
    await reader.page.getByRole('button', { name: new RegExp(`^${reader.say(words, { name: '' }).trim()}`, 'u') }).first().click();
    await dialog(reader).waitFor();
  },
});

/** @type {Stop[]} */
const SETTINGS = [
  ...SECTIONS.map(section),
  ...['quick-messages', 'inboxes', 'labels', 'teams', 'forms', 'automations', 'attributes'].map((name) => editor(name, 'settings.create')),
  editor('agents', 'settings.create'),
  editor('channels', 'settings.connect.open'),
  ofTheFirst('inboxes', 'settings.edit'),
  ...['inboxes', 'teams'].map((name) => ofTheFirst(name, 'settings.remove')),
  {
    name: 'Settings, forms, answers', front: DIALOG, at: () => '/settings/forms',
    see: async ({ page, say }) => {
      await page.getByRole('button', { name: new RegExp(`^${say('settings.forms.answersOf', { name: '' })}`, 'u') }).first().click();
      await page.getByRole('dialog').getByRole('link', { name: LEA.name }).waitFor();
    },
  },
  {
    name: 'Settings, connection', within: 'main section', at: () => '/settings/channels',
    see: async ({ page, say }) => {
      await press(page, say('settings.connection.title'));
      await page.getByRole('button', { name: say('settings.test.run') }).waitFor();
    },
  },
  {
    name: 'Settings, templates', within: 'main section', at: () => '/settings/channels',
    see: async ({ page, say }) => {
      await press(page, say('settings.channels.templates'));
      await page.getByText('prise_de_contact').first().waitFor();
    },
  },
  {
    name: 'Settings, what was not read', within: 'main section', at: () => '/settings/quarantine',
    see: async ({ page, say }) => {
      await press(page, say('quarantine.showBody'));
      await page.getByText('999').first().waitFor();
    },
  },
];

/** Everything that an administrator can look at. */
export const TOUR = [...CONVERSATIONS, ...PEOPLE, ...FRAME, ...SETTINGS];
