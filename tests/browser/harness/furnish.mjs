import assert from 'node:assert/strict';
import { Api } from './api.mjs';
import { eventually } from './eventually.mjs';
import { pdfOf } from './pdf.mjs';
import { act, addPhone, failNext, fillIn, handOver, text, threadOf } from './phone.mjs';
import { postWebhook, webhookOf, write } from './webhook.mjs';

export const LEA = { phone: '33639980011', name: 'Léa Fontaine' };
export const LATE = { phone: '33650000041', name: 'Cid Late' };
export const DONE = { phone: '33650000042', name: 'Dora Done' };
const GONE = { phone: '33650000046', name: 'Ana Gone' };
const OTHERS = [
  { phone: '33650000043', name: 'Maximilienne-Alexandrine de La Rochefoucauld-Montbazon' },
  { phone: '33650000044', name: 'مريم الفاسي' },
  { phone: '33650000045', name: 'Léa Fontaine' },
];
/** The smallest PNG that there is. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const FILES = [
  { kind: 'image', name: 'photo.png', type: 'image/png', content: PNG },
  { kind: 'voice', name: 'voice.mp3', type: 'audio/mpeg', content: Buffer.alloc(4096, 0xff) },
  { kind: 'video', name: 'film.mp4', type: 'video/mp4', content: Buffer.alloc(4096) },
  { kind: 'document', name: 'facture.pdf', type: 'application/pdf', content: pdfOf('Facture 2026-118') },
  { kind: 'document', name: 'tableau.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: Buffer.alloc(2048) },
];

/**
 * Puts one of each thing into the demo's workspace that a screen can show.
 * @param {string} address
 * @returns {Promise<{ invitation: string, conversation: string, late: string, done: string, short: string, contact: string, unmet: string }>} ids, for addresses
 */
export async function furnish(address) {
  const [alice, admin] = [await Api.login(address, 'alice@demo.test'), await Api.login(address, 'admin@demo.test')];
  await workspace(admin);
  await text(address, LEA.phone, 'Hello, see https://example.org/4512');
  const { id, contact } = await eventually('the conversation is there', () => alice.conversationOf(LEA.phone));
  await customerShows(address);
  await agentAnswers(address, alice, id);
  await addPhone(address, DONE);
  await write(address, { ...LATE, text: 'Yesterday', at: new Date(Date.now() - 25 * 3_600_000) }, { ...DONE, text: 'Thank you' }, { ...GONE, text: 'Forget me' }, ...OTHERS.map((other) => ({ ...other, text: 'Is anybody there?' })));
  const [late, done, urgent] = [(await alice.conversationOf(LATE.phone)).id, (await alice.conversationOf(DONE.phone)).id, (await alice.conversationOf(OTHERS[0].phone)).id];
  await alice.call('POST', `/conversations/${done}/resolve`, { note: { category: 'Refund', text: 'Paid back' } });
  await admin.call('DELETE', `/conversations/${(await alice.conversationOf(GONE.phone)).id}?reason=${encodeURIComponent('Asked for it')}`);
  await alice.call('PUT', `/conversations/${urgent}/priority`, { priority: 'Urgent' });
  for (const label of ['Prospect chaud', 'Demande de devis', 'Incident en cours']) await alice.call('PUT', `/conversations/${urgent}/labels/${encodeURIComponent(label)}`);
  const unknown = webhookOf([{ phone: LEA.phone, text: 'x' }]);
  unknown.entry[0].changes[0].value.metadata.phone_number_id = '999';
  assert.equal(await postWebhook(address, unknown), 200);
  assert.equal((await admin.call('GET', '/quarantine')).items.length, 1);
  const { agent } = await admin.call('POST', '/agents', { name: 'Sam Gone', email: 'sam@demo.test', role: 'Agent' });
  await admin.call('POST', `/agents/${agent.id}/deactivate`);
  const { invitation } = await admin.call('POST', '/agents', { name: 'Zoé Lind', email: 'zoe@demo.test', role: 'Agent' });
  const unmet = await admin.call('POST', '/contacts', { name: 'Ida Unmet', phones: ['+33650000047'] });
  return { invitation: invitation.token, conversation: id, late, done, short: urgent, contact: contact.id, unmet: unmet.id };
}

/** @param {Api} admin */
async function workspace(admin) {
  const team = await admin.call('POST', '/teams', { name: 'Support' });
  for (const agent of ['alice', 'admin']) await admin.call('PUT', `/teams/${team.id}/members/${agent}`);
  await admin.call('POST', '/departments', { name: 'Finance' });
  await admin.call('POST', '/keywords', { name: 'retour' });
  await admin.call('POST', '/canned-responses', { shortcut: 'hi', title: 'Welcome', text: 'Hello {{contact.first_name}}, this is {{agent.first_name}}.', visibility: 'Global', team: null });
  await admin.call('POST', '/views', { name: 'Urgentes sans réponse', condition: { is: 'has', attribute: 'Priority', values: ['Urgent'] }, visibility: 'Global', team: null, sort: 'Newest' });
  await admin.call('PUT', '/contact-catalogue/attributes', { items: [{ key: 'contract', name: 'Contrat', type: 'Text' }, { key: 'plan', name: 'Formule', type: 'List', options: ['Base', 'Plus'] }] });
  await admin.call('POST', '/automation-rules', {
    name: 'Urgences', enabled: true, trigger: { on: 'label_added', labels: ['Incident en cours'] }, condition: { is: 'all', conditions: [] }, actions: [{ do: 'assign_team', team: team.id }, { do: 'notify', agents: ['admin'] }],
  });
  await admin.call('POST', '/channel-accounts/demo-whatsapp/templates/sync');
}

/** @param {string} address */
async function customerShows(address) {
  for (const { kind, name, type, content } of FILES) await act(address, LEA.phone, { media: { id: await handOver(address, name, type, content), kind, fileName: name } });
  await act(address, LEA.phone, { location: { latitude: 48.85837, longitude: 2.294481, name: 'Tour Eiffel', address: 'Champ de Mars, 75007 Paris' } });
}

/** @param {string} address @param {Api} alice @param {string} id */
async function agentAnswers(address, alice, id) {
  const say = (key, content) => alice.call('POST', `/conversations/${id}/messages`, { clientMessageId: key, ...content });
  const has = (what, count) => eventually(`the phone has ${what}`, async () => (await threadOf(address, LEA.phone)).messages.filter(({ content }) => content.type === what)[count - 1]);
  await alice.call('POST', `/conversations/${id}/claim`);
  for (const label of ['Prospect chaud', 'Incident en cours']) await alice.call('PUT', `/conversations/${id}/labels/${encodeURIComponent(label)}`);
  await alice.call('PUT', `/conversations/${id}/priority`, { priority: 'High' });
  const { contact } = await alice.call('GET', `/conversations/${id}`);
  await alice.call('POST', `/contacts/${contact.id}/remarks`, { clientMessageId: 'remark', text: 'Rappeler dans l’après-midi' });
  await alice.call('POST', `/conversations/${id}/notes`, { clientMessageId: 'note', text: 'A note for @Camille Roux', mentions: ['admin'] });
  await say('reply', { text: 'An answer' });
  await say('contacts', { contacts: [{ name: 'Bruno Petit', phones: ['+33 6 12 34 56 78'], emails: ['bruno@demo.test'] }] });
  const answer = await has('text', 2);
  await act(address, LEA.phone, { reaction: { message: answer.id, emoji: '👍' } });
  await act(address, LEA.phone, { text: 'About that', quoted: answer.id });
  const { items: [form] } = await alice.call('GET', '/forms');
  await say('form', { form: { id: form.id } });
  const asked = await has('form', 1);
  await fillIn(address, LEA.phone, asked.id, { first_name: 'Léa', last_name: 'Fontaine', phone: '06 12', email: 'lea@example.test' });
  await say('form again', { form: { id: form.id } });
  await has('form', 2);
  await say('template', { template: { name: 'prise_de_contact', language: 'fr', body: [{ name: '1', text: 'Léa' }, { name: '2', text: 'notre offre' }] } });
  await has('template', 1);
  await failNext(address);
  await say('failed', { text: 'Will not arrive' });
}
