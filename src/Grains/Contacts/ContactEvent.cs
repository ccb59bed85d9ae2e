using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

internal abstract record ContactEvent
{
    private ContactEvent() { }

    [EventKind("contact.created.v1")]
    public sealed record Created(ContactId Id, string Name, CustomerIdentity Identity, ChannelCard Channel) : ContactEvent;

    /// <summary>An agent wrote him down.</summary>
    [EventKind("contact.made.v1")]
    public sealed record Made(Actor.Agent By, ContactId Id, string Name) : ContactEvent;

    /// <summary>Whoever was only written down is there: the first word, his or ours.</summary>
    [EventKind("contact.met.v1")]
    public sealed record Met(CustomerIdentity Identity, ChannelCard Channel) : ContactEvent;

    /// <summary>The provider calls him so.</summary>
    [EventKind("contact.renamed.v1")]
    public sealed record Renamed(string Name) : ContactEvent;

    /// <summary>An agent calls him so; with null as the provider does.</summary>
    [EventKind("contact.name_given.v1")]
    public sealed record NameGiven(Actor.Agent By, string? Name) : ContactEvent;

    /// <summary>A provider told another way to reach him.</summary>
    [EventKind("contact.point_told.v1")]
    public sealed record PointTold(ContactPoint Point) : ContactEvent;

    /// <summary>What agents wrote of this kind, all of it.</summary>
    [EventKind("contact.points_written.v1")]
    public sealed record PointsWritten(Actor.Agent By, ContactPointKind Kind, ImmutableArray<string> Values) : ContactEvent;

    [EventKind("contact.type_changed.v1")]
    public sealed record TypeChanged(Actor.Agent By, string Type) : ContactEvent;

    /// <param name="Stage">Null: none any more.</param>
    [EventKind("contact.lifecycle_stage_changed.v1")]
    public sealed record StageChanged(Actor.Agent By, ContactOption? Stage) : ContactEvent;

    [EventKind("contact.language_changed.v1")]
    public sealed record LanguageChanged(Actor.Agent By, string? Language) : ContactEvent;

    /// <param name="Value">Null: none any more.</param>
    [EventKind("contact.attribute_changed.v1")]
    public sealed record AttributeChanged(Actor.Agent By, string Key, string? Value) : ContactEvent;

    [EventKind("contact.remark_added.v1")]
    public sealed record RemarkAdded(Actor.Agent By, string ClientMessageId, string Text, ImmutableArray<AgentCard> Mentions = default) : ContactEvent
    {
        public ImmutableArray<AgentCard> Mentions { get; init; } = Mentions.IsDefault ? [] : Mentions;
    }

    /// <summary>A program outside says so.</summary>
    [EventKind("contact.event_reported.v1")]
    public sealed record EventReported(Actor.Agent By, ReportedEvent Event) : ContactEvent;

    /// <param name="By">The assignment that made him the owner; null when somebody chose him, or an undo put him back.</param>
    [EventKind("contact.owner_changed.v1")]
    public sealed record OwnerChanged(AgentCard Owner, AssignmentId? By = null) : ContactEvent;

    [EventKind("contact.owner_removed.v1")]
    public sealed record OwnerRemoved : ContactEvent;

    [EventKind("contact.customer_linked.v1")]
    public sealed record CustomerLinked(Actor.Agent By, CustomerCard Customer) : ContactEvent;

    [EventKind("contact.customer_unlinked.v1")]
    public sealed record CustomerUnlinked(Actor.Agent By) : ContactEvent;

    /// <summary>The winner is about to take the other in.</summary>
    [EventKind("contact.merge_begun.v1")]
    public sealed record MergeBegun(Actor.Agent By, ContactId Other, string Name) : ContactEvent;

    /// <summary>The other did not give itself up.</summary>
    [EventKind("contact.merge_abandoned.v1")]
    public sealed record MergeAbandoned(ContactId Other) : ContactEvent;

    [EventKind("contact.merged.v1")]
    public sealed record Merged(Actor.Agent By, AbsorbedContact Contact) : ContactEvent;

    /// <summary>The other side of a merge: this contact's id stands for the winner.</summary>
    [EventKind("contact.merged_into.v1")]
    public sealed record MergedInto(Actor.Agent By, ContactId Winner, string WinnerName) : ContactEvent;

    /// <summary>All the ways to reach a contact that was merged into this one.</summary>
    [EventKind("contact.absorbed_points_told.v1")]
    public sealed record AbsorbedPointsTold(ContactId Contact, ImmutableArray<ContactPoint> Points) : ContactEvent;

    /// <summary>The winner shows the other no more, and is about to tell it.</summary>
    /// <param name="Returned">What the winner had taken over and gives up.</param>
    [EventKind("contact.unmerge_begun.v1")]
    public sealed record UnmergeBegun(Actor.Agent By, ContactId Other, string Name, AdoptedFields Returned) : ContactEvent;

    [EventKind("contact.unmerged.v1")]
    public sealed record Unmerged(Actor.Agent By, ContactId Other, string Name) : ContactEvent;

    /// <summary>The other side: this contact stands for itself again.</summary>
    [EventKind("contact.separated.v1")]
    public sealed record Separated(Actor.Agent By, ContactId Winner, string WinnerName) : ContactEvent;

    /// <summary>The open conversations know all up to that sequence.</summary>
    [EventKind("contact.conversations_told.v1")]
    public sealed record ConversationsTold(long UpTo) : ContactEvent;
}
