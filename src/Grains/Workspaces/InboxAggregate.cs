using System.Text.Json.Serialization;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Workspaces;

internal abstract record InboxEvent
{
    private InboxEvent() { }

    /// <param name="By">Who made it by itself; null when it came with a channel, or was configured.</param>
    [EventKind("inbox.configured.v1")]
    public sealed record Configured(InboxView Inbox, Actor.Agent? By = null) : InboxEvent;

    [EventKind("inbox.auto_resolve_changed.v1")]
    public sealed record AutoResolveChanged(AutoResolvePolicy? Policy) : InboxEvent;

    [EventKind("inbox.renamed.v1")]
    public sealed record Renamed(Actor.Agent By, string Name) : InboxEvent;

    [EventKind("inbox.deleted.v1")]
    public sealed record Deleted(Actor.Agent By) : InboxEvent;
}

/// <param name="View">Null until the inbox is configured; kept when it is deleted.</param>
internal sealed record InboxState(InboxView? View)
{
    public static InboxState Initial { get; } = new((InboxView?)null);

    /// <summary>Null as well when the inbox is deleted.</summary>
    [JsonIgnore]
    public InboxView? Inbox => View is { DeletedAt: null } inbox ? inbox : null;

    public static InboxState Evolve(InboxState state, Recorded<InboxEvent> recorded) => recorded.Event switch
    {
        InboxEvent.Configured configured => new(configured.Inbox),
        InboxEvent.AutoResolveChanged changed => new(state.View! with { AutoResolve = changed.Policy }),
        InboxEvent.Renamed renamed => new(state.View! with { Name = renamed.Name }),
        InboxEvent.Deleted => new(state.View! with { DeletedAt = recorded.RecordedAt }),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of an inbox."),
    };
}

internal static class InboxRules
{
    public const int NameLimit = 60;
    private const int EmailReopenDays = 7;
    /// <summary>How soon a look that failed is repeated, or one that found more than it could take.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    /// <summary>The longest time between two looks.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    /// <summary>Conflict C2: a mail thread goes on for a while, a chat begins anew.</summary>
    public static ReopenPolicy DefaultPolicy(ChannelType channel) =>
        channel == ChannelType.Email ? new ReopenPolicy.ReopenWithin(EmailReopenDays) : new ReopenPolicy.NewConversation();

    /// <param name="all">The inboxes of the workspace.</param>
    public static Decision<InboxEvent> Create(
        InboxState state, ImmutableArray<InboxView> all, InboxId id, Actor.Agent by, string name, ReopenPolicy reopenPolicy, AutoResolvePolicy? autoResolve) =>
        state.View is not null ? Decision<InboxEvent>.Nothing
        : NameFault(all, id, name) is { } fault ? new Decision<InboxEvent>.Rejected(fault)
        : Accept(new InboxEvent.Configured(new InboxView(id, name, reopenPolicy, autoResolve), by));

    public static Decision<InboxEvent> Configure(InboxState state, InboxId id, string name, ReopenPolicy reopenPolicy)
    {
        if (state.View?.DeletedAt is not null) return Decision<InboxEvent>.Nothing;
        var inbox = new InboxView(id, name, reopenPolicy, state.View?.AutoResolve);
        return state.View == inbox ? Decision<InboxEvent>.Nothing : Accept(new InboxEvent.Configured(inbox));
    }

    public static Decision<InboxEvent> SetReopenPolicy(InboxState state, ReopenPolicy policy) =>
        state.Inbox is { } inbox ? Configure(state, inbox.Id, inbox.Name, policy) : Decision<InboxEvent>.Nothing;

    public static Decision<InboxEvent> SetAutoResolve(InboxState state, AutoResolvePolicy? policy) =>
        state.Inbox is not { } inbox || inbox.AutoResolve == policy ? Decision<InboxEvent>.Nothing : Accept(new InboxEvent.AutoResolveChanged(policy));

    /// <param name="all">The inboxes of the workspace.</param>
    public static Decision<InboxEvent> Rename(InboxState state, ImmutableArray<InboxView> all, Actor.Agent by, string name) =>
        state.Inbox is not { } inbox || inbox.Name == name ? Decision<InboxEvent>.Nothing
        : NameFault(all, inbox.Id, name) is { } fault ? new Decision<InboxEvent>.Rejected(fault)
        : Accept(new InboxEvent.Renamed(by, name));

    public static Decision<InboxEvent> Delete(InboxState state, Actor.Agent by) =>
        state.View is null ? new Decision<InboxEvent>.Rejected(new Rejection.NotFound())
        : state.Inbox is null ? Decision<InboxEvent>.Nothing
        : Accept(new InboxEvent.Deleted(by));

    /// <summary>
    /// Nothing can be due before the oldest activity is as old as the policy says; what becomes active only moves it on. A full look is followed by another at once.
    /// </summary>
    /// <param name="oldest">The oldest activity of a conversation that is not due yet; null when there is none.</param>
    public static TimeSpan NextLook(AutoResolvePolicy policy, DateTimeOffset now, int found, DateTimeOffset? oldest)
    {
        var after = TimeSpan.FromMinutes(policy.AfterMinutes);
        var wait = found == InactiveConversations.Limit ? TimeSpan.Zero : (oldest ?? now) + after - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Rest ? Rest : wait;
    }

    private static Rejection? NameFault(ImmutableArray<InboxView> all, InboxId id, string name) =>
        !TextRules.IsName(name, NameLimit) ? new Rejection.NameInvalid(NameLimit)
        : all.Any(other => other.Id != id && other.DeletedAt is null && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) ? new Rejection.NameTaken()
        : null;

    private static Decision<InboxEvent>.Accepted Accept(InboxEvent @event) => new([new(@event)]);
}
