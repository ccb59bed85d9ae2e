using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Web.Hub;

// What the hub pushes besides ConversationDelta, which goes out as it is. docs/realtime.md says when.

/// <param name="View">As the client named it when it subscribed.</param>
/// <param name="NextCursor">For <c>GET /api/v1/conversations</c>; null when these are all.</param>
public sealed record ViewSnapshotPush(string View, ViewPosition Position, ImmutableArray<ConversationView> Items, string? NextCursor, ViewCount Count);

/// <param name="View">As the client named it when it subscribed.</param>
public sealed record ViewDeltaPush(
    string View, ViewPosition Position, ImmutableArray<ConversationView> Upserted, ImmutableArray<ConversationId> Removed, ViewCount Count);

/// <param name="View">As the client named it when it subscribed.</param>
public sealed record ViewCountPush(string View, ViewCount Count);

/// <param name="Sequence">Where the client stands with it.</param>
/// <param name="Page">The newest page of the timeline.</param>
public sealed record ConversationSnapshotPush(ConversationId Conversation, long Sequence, ConversationView Head, TimelinePage Page);

/// <summary>What is told of a contact may not be what it was: it is to be read again.</summary>
/// <param name="Contact">As the client named it: of a contact that was merged, its own id.</param>
public sealed record ContactChangedPush(ContactId Contact);

/// <param name="Items">All agents, or those of whom something changed.</param>
public sealed record AvailabilityPush(ImmutableArray<AgentAvailability> Items);

/// <summary>One of the six is set.</summary>
public sealed record ResyncRequiredPush
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? View { get; init; }

    /// <summary>The view whose count was subscribed to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Count { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConversationId? Conversation { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContactId? Contact { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Notifications { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Availability { get; init; }
}
