import { describe, expect, it } from 'vitest';
import type { ConversationView } from '@/contract';
import { Problem } from '@/shared/http/problem';
import { conversation, memoryStorage, minute } from '@/testing/samples';
import { isHeldBack, takenBack, type Enclosure, type Outgoing } from './outgoing';
import { createSendQueue } from './send-queue';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const message = (text: string, id = 'c1') => ({ conversation: id, mode: 'reply' as const, text, expectedSequence: 7 });

function setUp(storage = memoryStorage()) {
  const posts: { outgoing: Outgoing; answer: (head: ConversationView) => void; fail: (problem: Problem) => void }[] = [];
  const waits: (() => void)[] = [];
  const accepted: string[] = [];
  let ids = 0;
  const queue = createSendQueue({
    storage,
    storageKey: 'outgoing',
    post: (outgoing) => new Promise((answer, fail) => posts.push({ outgoing, answer, fail })),
    accepted: (head) => accepted.push(head.id),
    wait: (_, then) => waits.push(then),
    newId: () => `id-${++ids}`,
    now: () => minute(0),
  });
  const states = () => queue.store.get().map((entry) => entry.state.kind);
  return { queue, posts, waits, accepted, storage, states };
}

describe('the send queue', () => {
  it('Send_WhenAccepted_WaitsForTheTimelineToBringIt', async () => {
    const { queue, posts, accepted, states } = setUp();
    queue.send(message('one'));
    expect(states()).toEqual(['sending']);
    posts[0]?.answer(conversation('c1'));
    await settled();
    expect(states()).toEqual(['accepted']);
    expect(accepted).toEqual(['c1']);
    queue.forget(['id-1']);
    expect(states()).toEqual([]);
  });

  it('Send_WhenTwentyAreWrittenFast_GoesOneAfterTheOtherInOrder', async () => {
    const { queue, posts } = setUp();
    for (let index = 0; index < 20; index++) queue.send(message(String(index)));
    for (let index = 0; index < 20; index++) {
      expect(posts).toHaveLength(index + 1);
      posts[index]?.answer(conversation('c1'));
      await settled();
    }
    expect(posts.map((post) => post.outgoing.text)).toEqual(Array.from({ length: 20 }, (_, index) => String(index)));
    expect(new Set(posts.map((post) => post.outgoing.clientMessageId)).size).toBe(20);
  });

  it('Send_ToAnotherConversation_DoesNotWait', () => {
    const { queue, posts } = setUp();
    queue.send(message('one', 'c1'));
    queue.send(message('two', 'c2'));
    expect(posts).toHaveLength(2);
  });

  it('Retry_WhenNoAnswerCame_CarriesTheSameId', async () => {
    const { queue, posts, waits, states } = setUp();
    queue.send(message('one'));
    posts[0]?.fail(new Problem(0, 'network'));
    await settled();
    expect(states()).toEqual(['retrying']);
    waits[0]?.();
    expect(posts).toHaveLength(2);
    expect(posts[1]?.outgoing.clientMessageId).toBe(posts[0]?.outgoing.clientMessageId);
    expect(posts[1]?.outgoing.expectedSequence).toBe(7);
  });

  it('Retry_WhenOneIsUnderWay_IsNotDoubled', async () => {
    const { queue, posts, waits } = setUp();
    queue.send(message('one'));
    posts[0]?.fail(new Problem(503, 'unavailable'));
    await settled();
    queue.wake();
    queue.wake();
    waits[0]?.();
    expect(posts).toHaveLength(2);
  });

  it('Refusal_IsNotRepeatedByItself_AndHoldsBackWhatFollows', async () => {
    const { queue, posts, waits, states } = setUp();
    queue.send(message('one'));
    queue.send(message('two'));
    posts[0]?.fail(new Problem(422, 'window_closed'));
    await settled();
    expect(states()).toEqual(['refused', 'waiting']);
    expect(waits).toHaveLength(0);
    queue.forget(['id-1']);
    expect(posts[1]?.outgoing.text).toBe('two');
  });

  it('Refusal_WhereTheIdIsAnothers_IsTriedAgainUnderItsOwn', async () => {
    const { queue, posts } = setUp();
    queue.send({ ...message('one'), clientMessageId: 'taken' });
    posts[0]?.fail(new Problem(409, 'client_message_id_taken'));
    await settled();
    queue.retry('taken');
    expect(posts[1]?.outgoing).toMatchObject({ clientMessageId: 'id-2', text: 'one' });
  });

  it('Message_BehindOneThatWasRefused_WaitsForTheAgent_AndGoesWhenThatOneIsGivenUp', async () => {
    const { queue, posts } = setUp();
    queue.send(message('one'));
    queue.send(message('two'));
    queue.send(message('elsewhere', 'c2'));
    const heldBack = () => queue.store.get().filter((entry) => isHeldBack(queue.store.get(), entry)).map(({ text }) => text);
    expect(heldBack()).toEqual([]);
    posts[0]?.fail(new Problem(422, 'attachment_type_not_supported'));
    await settled();
    expect(heldBack()).toEqual(['two']);
    queue.forget(['id-1']);
    expect([heldBack(), posts.at(-1)?.outgoing.text]).toEqual([[], 'two']);
  });

  it('TakenBack_IsWhatFollowsInTheSameMode_WithItsFiles', async () => {
    const picture = (id: string): Enclosure => ({ kind: 'attachment', id, file: { checksum: id, fileName: id, mimeType: 'image/png', size: 1, animated: false }, expiresAt: minute(9), preview: null });
    const { queue, posts } = setUp();
    queue.send({ ...message('caption'), enclosure: picture('a') });
    queue.send({ ...message(''), enclosure: picture('b') });
    queue.send({ ...message('a note'), mode: 'note' });
    queue.send(message('elsewhere', 'c2'));
    queue.send({ ...message('where we are'), enclosure: { kind: 'location', location: { latitude: 1, longitude: 2, name: null, address: null } } });
    posts[0]?.fail(new Problem(409, 'stale_reply'));
    await settled();
    const [first] = queue.store.get();
    const { clientMessageIds, texts, files } = takenBack(queue.store.get(), first as Outgoing);
    expect([clientMessageIds, texts, files.map(({ upload }) => upload.id)]).toEqual([['id-1', 'id-2'], ['caption'], ['a', 'b']]);
  });

  it('Stale_WhenSentAnyway_GoesUncheckedUnderTheSameId', async () => {
    const { queue, posts, states } = setUp();
    queue.send(message('one'));
    posts[0]?.fail(new Problem(409, 'stale_reply', { sequence: 9 }));
    await settled();
    expect(states()).toEqual(['stale']);
    queue.sendAnyway('id-1');
    expect(posts[1]?.outgoing).toMatchObject({ clientMessageId: 'id-1', expectedSequence: null });
  });

  it('Reload_WhileSending_SendsAgainUnderTheSameId', async () => {
    const first = setUp();
    first.queue.send(message('one'));
    const second = setUp(first.storage);
    await settled();
    expect(second.posts[0]?.outgoing).toMatchObject({ clientMessageId: 'id-1', text: 'one' });
  });

  it('Session_ThatEndedWhileSending_IsGoneOnWithAfterTheNextSignIn', async () => {
    const first = setUp();
    first.queue.send(message('one'));
    first.posts[0]?.fail(new Problem(401, 'unauthenticated'));
    await settled();
    expect(first.states()).toEqual(['refused']);
    const second = setUp(first.storage);
    await settled();
    expect(second.posts[0]?.outgoing).toMatchObject({ clientMessageId: 'id-1', text: 'one' });
  });
});
