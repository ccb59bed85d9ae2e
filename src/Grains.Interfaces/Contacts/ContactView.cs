using System.Text.Json.Serialization;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;

namespace Parloir.Grains.Contacts;

/// <summary>A customer as the desk shows him (S1-03 to S1-09).</summary>
/// <param name="Name">What an agent wrote, else what the provider tells, else the address.</param>
/// <param name="Address">Where he was met first, as people read it; of somebody who was never met, the first way to reach him.</param>
/// <param name="Channel">Where he was met first; null while he was not: an agent wrote him down.</param>
/// <param name="Type">Key of an entry of the catalogue of types.</param>
/// <param name="Stage">Key of an entry of the catalogue of lifecycle stages; null before the first.</param>
/// <param name="Language">A language tag, such as <c>fr</c> or <c>pt-BR</c>.</param>
/// <param name="Points">Where he can be reached: first what providers told, in their order, then what agents wrote.</param>
/// <param name="Attributes">The custom ones that he has, by key.</param>
/// <param name="Customer">Whose record it is linked to (S2-63); null: none.</param>
/// <param name="Merged">The contacts that are one with this one, and that came with those.</param>
/// <param name="LastActivityAt">The latest in the fifty conversations that were opened last; null when he has none. Only reads tell it, commands do not.</param>
public sealed record ContactView(
    ContactId Id, string Name, string Address, AgentCard? Owner, ChannelCard? Channel, DateTimeOffset CreatedAt,
    string Type, string? Stage, string? Language, ImmutableArray<ContactPoint> Points, ImmutableArray<ContactAttribute> Attributes,
    CustomerCard? Customer, ImmutableArray<MergedContact> Merged, DateTimeOffset? LastActivityAt)
{
    /// <summary>Of whoever nobody has looked at yet.</summary>
    public const string DefaultType = "user";

    // Rows that are older than these members lack them.
    public string Type { get; init; } = Type ?? DefaultType;
    public ImmutableArray<ContactPoint> Points { get; init; } = Points.IsDefault ? [] : Points;
    public ImmutableArray<ContactAttribute> Attributes { get; init; } = Attributes.IsDefault ? [] : Attributes;
    public ImmutableArray<MergedContact> Merged { get; init; } = Merged.IsDefault ? [] : Merged;

    /// <summary>The ids that stand for this contact: what belongs to one of them is his.</summary>
    [JsonIgnore]
    public ImmutableArray<ContactId> Members => [Id, .. Merged.Select(contact => contact.Id)];

    /// <summary>What stands for him elsewhere.</summary>
    [JsonIgnore]
    public ContactCard Card => new(Id, Name, Address, Customer);
}

[JsonConverter(typeof(JsonStringEnumConverter<ContactPointKind>))]
public enum ContactPointKind { Phone, Email, User }

/// <summary>One way to reach a contact, and one name that he is known by.</summary>
/// <param name="Value">Canonical: digits of a phone number in international form, as providers write it; an e-mail address in lower case; a provider's own id of the user.</param>
/// <param name="Account">The channel account that he is known to by it: no agent takes it away. Null when an agent wrote it down.</param>
public sealed record ContactPoint(ContactPointKind Kind, string Value, ChannelAccountId? Account);

/// <summary>Either of the two is set.</summary>
public sealed record ContactResult(ContactView? Contact, Rejection? Rejection);
