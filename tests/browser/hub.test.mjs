import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Api } from './harness/api.mjs';
import { eventually } from './harness/eventually.mjs';
import { Live, textsOf } from './harness/live.mjs';
import { Silo } from './harness/silo.mjs';
import { write } from './harness/webhook.mjs';

const ALL = 'tab=all&status=open';
const numbered = (prefix, count) => Array.from({ length: count }, (_, index) => `${prefix} ${index + 1}`);

/** @type {Silo} */
let silo;
/** @type {Api} */
let api;
let customers = 0;

before(async () => {
  silo = await Silo.start();
  api = await Api.login(silo.address, 'alice@demo.test');
});
after(() => silo?.dispose());

/** A customer of this test alone, who has written once. */
async function customer() {
  const phone = `336500${String(++customers).padStart(5, '0')}`;
  await write(silo.address, { phone, text: 'Hello' });
  const { id } = await api.conversationOf(phone);
  return { id, say: (...texts) => write(silo.address, ...texts.map((text) => ({ phone, text }))) };
}

const connect = (before) => new Live(silo.address, api.token, before).open();

test('Subscribe_PushesTheSnapshotFirst_ThenEveryDeltaInOrder (RT-1, RT-2, RT-3)', async () => {
  const { id, say } = await customer();
  const live = await connect();
  await live.subscribeView(ALL);
  await live.subscribeConversation(id);
  assert.deepEqual(live.log.map((entry) => entry.type), ['ViewSnapshot', 'ConversationSnapshot']);

  const lines = numbered('in order', 30);
  for (const line of lines) await say(line);
  await eventually('the last line is in', () => live.texts(id).at(-1) === lines.at(-1));
  await eventually('the list shows the last line', () => live.views.get(ALL)?.items.get(id)?.preview.text === lines.at(-1));
  assert.deepEqual(live.texts(id), ['Hello', ...lines]);
  assert.deepEqual(live.gaps, []);
  await live.close();
});

test('Resume_AfterADisconnect_BringsExactlyWhatWasMissed (RT-5)', async () => {
  const { id, say } = await customer();
  const first = await connect();
  await first.subscribeView(ALL);
  await first.subscribeConversation(id);
  await say('seen');
  await eventually('what was seen is in', () => first.texts(id).at(-1) === 'seen');
  await eventually('and in the list', () => first.views.get(ALL)?.items.get(id)?.preview.text === 'seen');
  await first.close();

  const missed = numbered('missed', 60);
  for (let at = 0; at < missed.length; at += 3) await say(...missed.slice(at, at + 3));
  const second = await connect(first);
  await second.subscribeView(ALL);
  await second.subscribeConversation(id);
  assert.deepEqual(second.pushes('ConversationSnapshot'), [], 'A snapshot where the missed deltas were enough');
  const added = second.pushes('ConversationDelta').flatMap((delta) => delta.changes).filter((change) => change.change === 'item_added');
  assert.deepEqual(textsOf(added.map((change) => change.item)), missed);
  assert.deepEqual(second.texts(id), textsOf(await api.timeline(id)));
  assert.equal(second.views.get(ALL)?.items.get(id)?.preview.text, missed.at(-1));
  assert.deepEqual(second.gaps, []);
  await second.close();
});

test('Resume_WhenTooMuchWasMissed_BeginsAfreshWithASnapshot (RT-5)', async () => {
  const { id, say } = await customer();
  const first = await connect();
  await first.subscribeConversation(id);
  await first.close();
  const missed = numbered('too much', 260);
  for (let at = 0; at < missed.length; at += 65) await say(...missed.slice(at, at + 65));
  const second = await connect(first);
  await second.subscribeConversation(id);
  assert.equal(second.pushes('ConversationSnapshot').length, 1);
  assert.deepEqual(second.texts(id), textsOf(await api.timeline(id)).slice(-second.texts(id).length));
  assert.deepEqual(second.gaps, []);
  await second.close();
});

test('Resume_AfterTheServersDeath_MissesNothing (RT-5)', async () => {
  const { id, say } = await customer();
  const first = await connect();
  await first.subscribeView(ALL);
  await first.subscribeConversation(id);
  const known = first.views.get(ALL)?.position.epoch;
  await say('acknowledged 1', 'acknowledged 2');
  await silo.kill();
  await silo.restart();
  await say('after the restart');

  const second = await connect(first);
  await second.subscribeView(ALL);
  await second.subscribeConversation(id);
  assert.deepEqual(second.texts(id), ['Hello', 'acknowledged 1', 'acknowledged 2', 'after the restart']);
  assert.equal(second.pushes('ViewSnapshot').length, 1, 'The new process cannot know what an old position of a list has missed');
  assert.notEqual(second.views.get(ALL)?.position.epoch, known);
  assert.equal(second.views.get(ALL)?.items.get(id)?.preview.text, 'after the restart');
  await say('and on');
  await eventually('the new subscription goes on', () => second.texts(id).at(-1) === 'and on');
  assert.deepEqual(second.gaps, []);
  await second.close();
});

test('Subscribe_WhenItIsNotTheAgentsOrNothing_IsRefusedWithItsCode (RT-6)', async () => {
  const live = await connect();
  for (const id of ['01a1fd6f015775eb9506f04f5f7220f7', 'other/01a1fd6f015775eb9506f04f5f7220f7', '', 'x'.repeat(500)]) {
    await assert.rejects(live.subscribeConversation(id), /not_found/u, id);
  }
  for (const view of ['tab=theirs', 'tab=mine&agent=bruno', 'workspace=other', 'tab=all&tab=mine', 'x'.repeat(2000)]) {
    await assert.rejects(live.subscribeView(view), /view_invalid/u, view);
  }
  await live.subscribeView(ALL);
  assert.equal(live.log.at(-1)?.type, 'ViewSnapshot', 'A refusal ended the connection');
  await live.close();
  await assert.rejects(new Live(silo.address, 'no-such-token').open(), /401|Unauthorized/u);
});

test('Burst_WhileAClientReconnectsTenTimes_EndsAsTheServerHasIt (RT-1 to RT-5)', async () => {
  const { id, say } = await customer();
  const lines = numbered('burst', 500);
  const written = (async () => {
    for (let at = 0; at < lines.length; at += 5) await say(...lines.slice(at, at + 5));
  })();

  let live = await connect();
  const gaps = [];
  for (let life = 0; life < 10; life++) {
    await live.subscribeView(ALL);
    await live.subscribeConversation(id);
    const reached = (life + 1) * 40;
    await eventually(`${reached} lines in life ${life}`, () => live.texts(id).length >= Math.min(reached, 45) && (live.conversations.get(id)?.sequence ?? 0) >= reached, 60_000);
    await live.close();
    gaps.push(...live.gaps);
    live = await connect(live);
  }
  await written;
  await live.subscribeView(ALL);
  await live.subscribeConversation(id);

  const timeline = await api.timeline(id);
  assert.deepEqual(textsOf(timeline), ['Hello', ...lines]);
  assert.deepEqual(live.texts(id), textsOf(timeline).slice(-live.texts(id).length));
  assert.equal(live.conversations.get(id)?.sequence, (await api.call('GET', `/conversations/${id}`)).sequence);
  assert.equal(live.views.get(ALL)?.items.get(id)?.preview.text, lines.at(-1));
  assert.deepEqual([...gaps, ...live.gaps], []);
  await live.close();
});
