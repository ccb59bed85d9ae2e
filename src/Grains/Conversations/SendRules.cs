using Parloir.Grains.Channels;
using Parloir.Grains.Journaling;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>What becomes of a message on its way out: the outbox's steps, the provider's answer, and the statuses that follow.</summary>
internal static class SendRules
{
    /// <summary>
    /// Gives a message to one outbox: an outbox that was cut off and the one that took over may both be at it for a moment, and only one of them may send.
    /// </summary>
    /// <param name="known">Where the message stands; null when it is no outbound message of this conversation.</param>
    /// <param name="isLeaving">Whether an outbox has it in hand already.</param>
    public static Decision Begin(long message, DeliveryStatus? known, bool isLeaving) =>
        known is DeliveryStatus.Queued or DeliveryStatus.Sending && !isLeaving
            ? Accept(new(new ConversationEvent.MessageSending(message)))
            : Decision.Nothing;

    public static Decision Record(
        ChannelAccountId account, long message, DeliveryStatus? known, SendOutcome outcome, DateTimeOffset? nextAttemptAt, IReadOnlySet<string> taken)
    {
        if (known is not { } current) return Decision.Nothing;
        return outcome switch
        {
            SendOutcome.Accepted accepted => Accepted(account, message, current, accepted.ProviderMessageId, taken),
            SendOutcome.Refused refused => Change(DeliveryStatus.Failed, refused.Error),
            SendOutcome.Unknown unknown => Change(DeliveryStatus.OutcomeUnknown, unknown.Error),
            // A status came before this answer: the provider has the message.
            SendOutcome.TryLater when current is not (DeliveryStatus.Queued or DeliveryStatus.Sending) => Decision.Nothing,
            SendOutcome.TryLater later when nextAttemptAt is { } at => Accept(new(new ConversationEvent.MessageDeferred(message, later.Error, at))),
            SendOutcome.TryLater later => Change(DeliveryStatus.Failed, later.Error),
            _ => throw new InvalidOperationException($"No rule for {outcome.GetType()}."),
        };

        Decision Change(DeliveryStatus status, DeliveryError error) => DeliveryRules.IsLater(current, status)
            ? Accept(new(new ConversationEvent.DeliveryChanged(message, null, status, error)))
            : Decision.Nothing;
    }

    /// <summary>
    /// The provider's id is written once, as the key by which later statuses, quotes and reactions find the message;
    /// a status may have come before the answer to the send, and then the answer adds nothing but the id.
    /// </summary>
    private static Decision Accepted(ChannelAccountId account, long message, DeliveryStatus current, string providerId, IReadOnlySet<string> taken)
    {
        var key = InboundRules.Key(account, providerId);
        if (taken.Contains(key)) return Decision.Nothing;
        return Accept(DeliveryRules.IsLater(current, DeliveryStatus.Sent)
            ? new(new ConversationEvent.DeliveryChanged(message, providerId, DeliveryStatus.Sent, null), Key: key, Names: message)
            : new(new ConversationEvent.MessageIdentified(message, providerId), Key: key, Names: message));
    }

    /// <summary>The statuses of one webhook, in their order: each that is later than what is known by then.</summary>
    public static Decision Apply(
        ChannelAccountId account, ImmutableArray<StatusReport> reports, Func<long, DeliveryStatus?> known, IReadOnlySet<string> taken)
    {
        var drafts = ImmutableArray.CreateBuilder<Draft<ConversationEvent>>();
        var reached = new Dictionary<long, DeliveryStatus>();
        foreach (var report in reports)
        {
            var key = InboundRules.Key(account, report.DedupeKey);
            var before = reached.TryGetValue(report.Message, out var status) ? status : known(report.Message);
            if (before is not { } current || taken.Contains(key) || !DeliveryRules.IsLater(current, report.Status)) continue;
            reached[report.Message] = report.Status;
            drafts.Add(new(new ConversationEvent.DeliveryChanged(report.Message, report.ProviderMessageId, report.Status, report.Error), report.OccurredAt, key));
        }
        return new Decision.Accepted(drafts.ToImmutable());
    }

    private static Decision Accept(Draft<ConversationEvent> draft) => new Decision.Accepted([draft]);
}
