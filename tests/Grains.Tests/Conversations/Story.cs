using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>
/// One conversation lived through by its rules alone, as its grain does it: decide, leave out what was written before, evolve. No runtime, no database.
/// </summary>
internal sealed class Story(ConversationOpening? opening = null)
{
    private readonly HashSet<string> _taken = [];
    private int _count;

    public ConversationState State { get; private set; } = ConversationState.Initial;
    public List<Recorded<ConversationEvent>> Events { get; } = [];
    public DateTimeOffset Now { get; set; } = Samples.Noon;
    public ConversationOpening Opening { get; set; } = opening ?? Samples.Opening;
    /// <summary>Dedupe keys that were written, by anybody.</summary>
    public IReadOnlySet<string> Taken => _taken;

    /// <summary>A conversation that a customer's first message opened at noon.</summary>
    public static Story Opened(ConversationOpening? opening = null) => new Story(opening).Customer("Hello");

    public IEnumerable<ConversationEvent> Told => Events.Select(recorded => recorded.Event);

    public Story After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>A message of the customer that comes as soon as it is written.</summary>
    public Story Customer(string text) => Receive(Samples.Message($"wamid.{++_count}", Now, text));

    public Story Receive(params ImmutableArray<InboundEnvelope> envelopes)
    {
        Commit(taken => InboundRules.Decide(State, Samples.Conversation, envelopes, Opening, new Dictionary<string, long>(), taken));
        return this;
    }

    public Story Do(params ConversationCommand[] commands)
    {
        foreach (var command in commands) Assert.IsType<Decision<ConversationEvent>.Accepted>(Try(command));
        return this;
    }

    /// <summary>The decision, which is taken down when it is accepted.</summary>
    public Decision<ConversationEvent> Try(ConversationCommand command) => Commit(taken =>
        ConversationRules.KeyOf(State, command) is { } key && taken.Contains(key)
            ? Decision<ConversationEvent>.Nothing
            : ConversationRules.Decide(State, command, Now));

    /// <summary>A reply of an agent; its sequence.</summary>
    public long Reply(Actor.Agent by, string text = "Good morning")
    {
        Do(new ConversationCommand.SendMessage(by, $"client-{++_count}", text, null));
        return Events.Last(recorded => recorded.Event is ConversationEvent.MessageQueued).Sequence;
    }

    public Story Remind(string reminder)
    {
        Commit(_ => ReminderRules.Decide(State, reminder, Now));
        return this;
    }

    public DeliveryStatus? Delivery(long message) => State.Deliveries.TryGetValue(message, out var status) ? status : null;

    public Decision<ConversationEvent> Commit(Func<IReadOnlySet<string>, Decision<ConversationEvent>> decide)
    {
        var decision = decide(_taken);
        if (decision is Decision<ConversationEvent>.Accepted accepted)
            foreach (var draft in accepted.Events) Write(draft);
        return decision;
    }

    private void Write(Draft<ConversationEvent> draft)
    {
        if (draft.Key is { } key) Assert.True(_taken.Add(key), $"The key {key} is written twice.");
        var occurredAt = draft.OccurredAt is { } told && told < Now ? told : Now;
        var recorded = new Recorded<ConversationEvent>(State.Sequence + 1, occurredAt, Now, draft.Event);
        State = ConversationState.Evolve(State, recorded);
        Events.Add(recorded);
    }
}
