using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

internal abstract record ContactEvent
{
    private ContactEvent() { }

    [EventKind("contact.created.v1")]
    public sealed record Created(ContactId Id, string Name, CustomerIdentity Identity, ChannelCard Channel) : ContactEvent;

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
    public sealed record RemarkAdded(Actor.Agent By, string ClientMessageId, string Text) : ContactEvent;

    [EventKind("contact.owner_changed.v1")]
    public sealed record OwnerChanged(AgentCard Owner) : ContactEvent;

    [EventKind("contact.owner_removed.v1")]
    public sealed record OwnerRemoved : ContactEvent;

    /// <summary>The open conversations know all up to that sequence.</summary>
    [EventKind("contact.conversations_told.v1")]
    public sealed record ConversationsTold(long UpTo) : ContactEvent;
}
