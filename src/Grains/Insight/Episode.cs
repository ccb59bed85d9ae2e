using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Insight;

internal enum FactKind { Opened, Reopened, Resolved, Received, Sent }

/// <summary>Something that reports count.</summary>
/// <param name="Seconds">Of a message: how long the customer had waited, where it is the first response. Of a resolution: how long it took.</param>
internal sealed record Fact(long Sequence, DateTimeOffset At, FactKind Kind, long? Seconds = null);

/// <summary>A conversation from its opening, or its last reopening, on: what the times of its first response and its resolution are reckoned from.</summary>
/// <param name="Sequence">The last event that was followed.</param>
/// <param name="AskedAt">The customer's first message; null while there is none, and when it has its response.</param>
internal sealed record Episode(long Sequence, DateTimeOffset BeganAt, DateTimeOffset? AskedAt, bool Answered)
{
    /// <summary>The next event of the conversation. One that was followed before changes nothing and counts no more.</summary>
    /// <param name="episode">Null: nothing of the conversation was followed yet.</param>
    public static (Episode? Episode, Fact? Fact) Follow(Episode? episode, Recorded<ConversationEvent> recorded)
    {
        if (recorded.Sequence <= episode?.Sequence || KindOf(recorded.Event) is not { } kind) return (episode, null);
        var at = recorded.OccurredAt;
        var known = (episode ?? new Episode(0, at, null, false)) with { Sequence = recorded.Sequence };
        return kind switch
        {
            FactKind.Opened or FactKind.Reopened => (new Episode(recorded.Sequence, at, null, false), Told(null)),
            FactKind.Received => (known.Answered ? known : known with { AskedAt = Earlier(known.AskedAt, at) }, Told(null)),
            // What a scenario sends is no response of anybody.
            FactKind.Sent when recorded.Event is not ConversationEvent.MessageQueued { ByItself: true } && known.AskedAt is { } asked =>
                (known with { AskedAt = null, Answered = true }, Told(asked)),
            FactKind.Sent => (known, Told(null)),
            FactKind.Resolved => (known with { AskedAt = null, Answered = true }, Told(known.BeganAt)),
            _ => throw new ArgumentOutOfRangeException(nameof(recorded), kind, null),
        };

        // Providers' clocks and ours differ: nothing takes less than no time.
        Fact Told(DateTimeOffset? since) => new(recorded.Sequence, at, kind, since is { } from ? Math.Max(0, (long)(at - from).TotalSeconds) : null);
    }

    /// <summary>Null for what reports do not count.</summary>
    private static FactKind? KindOf(ConversationEvent told) => told switch
    {
        ConversationEvent.Opened => FactKind.Opened,
        ConversationEvent.Reopened => FactKind.Reopened,
        ConversationEvent.Resolved => FactKind.Resolved,
        ConversationEvent.MessageReceived => FactKind.Received,
        ConversationEvent.MessageQueued { Content: MessageContent.Reaction } => null,
        ConversationEvent.MessageQueued or ConversationEvent.MessageEchoed => FactKind.Sent,
        _ => null,
    };

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}
