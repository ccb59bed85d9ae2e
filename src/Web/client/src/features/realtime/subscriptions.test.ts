import { describe, expect, it } from 'vitest';
import type { DeskLink } from './desk-link';
import { createSubscriptions, type Topic } from './subscriptions';

const link: DeskLink = {
  subscribeView: () => Promise.resolve(),
  unsubscribeView: () => Promise.resolve(),
  subscribeViewCount: () => Promise.resolve(),
  unsubscribeViewCount: () => Promise.resolve(),
  subscribeConversation: () => Promise.resolve(),
  unsubscribeConversation: () => Promise.resolve(),
  subscribeNotifications: () => Promise.resolve(),
  unsubscribeNotifications: () => Promise.resolve(),
  subscribeAvailability: () => Promise.resolve(),
  unsubscribeAvailability: () => Promise.resolve(),
  subscribeContact: () => Promise.resolve(),
  unsubscribeContact: () => Promise.resolve(),
};

/** A topic whose answers the test gives. */
function openTopic(key: string) {
  const calls: { answer: () => void; fail: (message: string) => void }[] = [];
  const log: string[] = [];
  const topic: Topic = {
    key,
    subscribe: () => new Promise<void>((answer, reject) => {
      log.push('subscribe');
      calls.push({ answer, fail: (message) => reject(new Error(message)) });
    }),
    unsubscribe: () => {
      log.push('unsubscribe');
      return Promise.resolve();
    },
    refused: (code) => log.push(`refused ${code}`),
  };
  return { topic, log, calls };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const waits: (() => void)[] = [];
  const subscriptions = createSubscriptions(link, (_, then) => waits.push(then));
  return { subscriptions, waits };
}

describe('subscriptions', () => {
  it('Connect_SubscribesToEverythingOnScreen_AndSaysHowMuchIsUnanswered (RT-8)', async () => {
    const { subscriptions } = setUp();
    const [view, conversation] = [openTopic('view'), openTopic('conversation')];
    subscriptions.watch(view.topic);
    subscriptions.watch(conversation.topic);
    expect(view.log).toEqual([]);

    subscriptions.connected();
    expect(subscriptions.unanswered.get()).toBe(2);
    view.calls[0]?.answer();
    conversation.calls[0]?.answer();
    await settled();
    expect(subscriptions.unanswered.get()).toBe(0);

    subscriptions.disconnected();
    subscriptions.connected();
    expect(subscriptions.unanswered.get()).toBe(2);
    expect(view.log).toEqual(['subscribe', 'subscribe']);
  });

  it('Answer_WhenItBelongsToALostConnection_CountsForNothing', async () => {
    const { subscriptions } = setUp();
    const { topic, calls } = openTopic('view');
    subscriptions.watch(topic);
    subscriptions.connected();
    subscriptions.disconnected();
    subscriptions.connected();
    calls[0]?.answer();
    await settled();
    expect(subscriptions.unanswered.get()).toBe(1);
  });

  it('Resync_WhileAsking_AsksOnceMoreAfterwards (RT-2, RT-7)', async () => {
    const { subscriptions } = setUp();
    const { topic, log, calls } = openTopic('view');
    subscriptions.watch(topic);
    subscriptions.connected();
    subscriptions.resync('view');
    subscriptions.resync('view');
    expect(log).toEqual(['subscribe']);
    calls[0]?.answer();
    await settled();
    expect(log).toEqual(['subscribe', 'subscribe']);
    calls[1]?.answer();
    await settled();
    expect(subscriptions.unanswered.get()).toBe(0);
  });

  it('Watch_WhenTwoLookAtTheSame_SubscribesOnceAndLeavesWithTheLast', () => {
    const { subscriptions } = setUp();
    const { topic, log } = openTopic('view');
    subscriptions.connected();
    const [first, second] = [subscriptions.watch(topic), subscriptions.watch(topic)];
    first();
    first();
    expect(log).toEqual(['subscribe']);
    second();
    expect(log).toEqual(['subscribe', 'unsubscribe']);
    expect(subscriptions.unanswered.get()).toBe(0);
  });

  it('Refusal_WhenFinal_IsToldAndNotRepeated', async () => {
    const { subscriptions, waits } = setUp();
    const { topic, log, calls } = openTopic('view');
    subscriptions.watch(topic);
    subscriptions.connected();
    calls[0]?.fail("An unexpected error occurred invoking 'SubscribeConversation' on the server. HubException: not_found");
    await settled();
    expect(log).toEqual(['subscribe', 'refused not_found']);
    expect(waits).toHaveLength(0);
    expect(subscriptions.unanswered.get()).toBe(0);
  });

  it('Refusal_WhenPassing_IsTriedAgainAndStaysUnanswered', async () => {
    const { subscriptions, waits } = setUp();
    const { topic, log, calls } = openTopic('view');
    subscriptions.watch(topic);
    subscriptions.connected();
    calls[0]?.fail('HubException: unavailable');
    await settled();
    expect(subscriptions.unanswered.get()).toBe(1);
    waits[0]?.();
    expect(log).toEqual(['subscribe', 'subscribe']);
  });

  it('Retry_WhenNobodyLooksAnyMore_DoesNothing', async () => {
    const { subscriptions, waits } = setUp();
    const { topic, log, calls } = openTopic('view');
    const release = subscriptions.watch(topic);
    subscriptions.connected();
    calls[0]?.fail('HubException: unavailable');
    await settled();
    release();
    waits[0]?.();
    expect(log).toEqual(['subscribe', 'unsubscribe']);
  });
});
