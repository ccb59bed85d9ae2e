using Parloir.Grains.Conversations;
using System.Text.Json.Serialization;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

/// <param name="View">Itself, without those that were merged into it; null until the contact is created.</param>
/// <param name="ToldName">What the provider calls him, or the address when it tells no name; null in snapshots that are older.</param>
/// <param name="HasGivenName">An agent wrote the name.</param>
/// <param name="MergedInto">Whom its id stands for; null while it stands for itself.</param>
/// <param name="Absorbed">The contacts that were merged into this one.</param>
/// <param name="Underway">What it has begun with another contact and not finished; null when there is nothing.</param>
/// <param name="Notices">What open conversations may still have to be told.</param>
/// <param name="Entrusted">The assignment that made the owner the owner; null when it was nothing of the kind.</param>
internal sealed record ContactState(
    ContactView? View, string? ToldName, bool HasGivenName, ImmutableArray<ContactNotice> Notices,
    ContactId? MergedInto, ImmutableArray<AbsorbedContact> Absorbed, ContactStep? Underway, Entrustment? Entrusted = null)
{
    public static ContactState Initial { get; } = new(null, null, false, [], null, [], null);

    // Snapshots that are older than these members lack them.
    public string? ToldName { get; init; } = ToldName ?? View?.Name;
    public ImmutableArray<ContactNotice> Notices { get; init; } = Notices.IsDefault ? [] : Notices;

    public ImmutableArray<AbsorbedContact> Absorbed { get; init; } = Absorbed.IsDefault ? [] : Absorbed;

    /// <summary>With those that were merged into it.</summary>
    [JsonIgnore]
    public ContactView? Shown => View is null || Absorbed.IsEmpty ? View : View with
    {
        Points = [.. View.Points.Concat(Absorbed.SelectMany(contact => contact.Points)).Distinct()],
        Merged = [.. Absorbed.SelectMany(contact => contact.Merged.Prepend(new MergedContact(contact.Id, contact.Name, View.Id)))],
    };

    /// <summary>The ids that stand for it.</summary>
    [JsonIgnore]
    public ImmutableArray<ContactId> Members => Shown?.Members ?? [];

    public static ContactState Evolve(ContactState state, Recorded<ContactEvent> recorded) => state.Apply(recorded);

    private ContactState Apply(Recorded<ContactEvent> recorded) => recorded.Event switch
    {
        ContactEvent.Created created => this with
        {
            View = new ContactView(
                created.Id, created.Name, ContactRules.AddressOf(created.Identity), null, created.Channel, recorded.RecordedAt,
                ContactView.DefaultType, null, null, ContactRules.PointsOf(created.Identity, created.Channel.Account), [], null, [], null),
            ToldName = created.Name,
        },
        ContactEvent.Made made => this with
        {
            View = new ContactView(made.Id, made.Name, "", null, null, recorded.RecordedAt, ContactView.DefaultType, null, null, [], [], null, [], null),
            ToldName = made.Name,
            HasGivenName = true,
        },
        ContactEvent.Met met => Meet(met),
        ContactEvent.Renamed renamed => this with { ToldName = renamed.Name, View = HasGivenName ? View : View! with { Name = renamed.Name } },
        ContactEvent.NameGiven given => this with { HasGivenName = given.Name is not null, View = View! with { Name = given.Name ?? ToldName! } },
        ContactEvent.PointTold told => With(points => points.Insert(points.Count(point => point.Account is not null), told.Point)),
        ContactEvent.PointsWritten written => With(points => [
            .. points.Where(point => point.Kind != written.Kind || point.Account is not null),
            .. written.Values.Select(value => new ContactPoint(written.Kind, value, null))]).Addressed(),
        ContactEvent.TypeChanged changed => this with { View = View! with { Type = changed.Type } },
        ContactEvent.StageChanged changed => Noticed(recorded, changed.By, new ContactHappening.StageChanged(changed.Stage?.Name)) with
        {
            View = View! with { Stage = changed.Stage?.Key },
        },
        ContactEvent.AttributeChanged changed => this with { View = View! with { Attributes = Put(View.Attributes, changed.Key, changed.Value) } },
        ContactEvent.RemarkAdded added => Noticed(recorded, added.By, new ContactHappening.RemarkAdded()),
        ContactEvent.EventReported reported => Noticed(recorded, reported.By, new ContactHappening.EventReported(reported.Event)),
        ContactEvent.LanguageChanged changed => this with { View = View! with { Language = changed.Language } },
        ContactEvent.OwnerChanged changed => this with
        {
            View = View! with { Owner = changed.Owner },
            Entrusted = changed.By is { } by && View.Owner?.Id != changed.Owner.Id ? new Entrustment(by, View.Owner) : null,
        },
        ContactEvent.OwnerRemoved => this with { View = View! with { Owner = null }, Entrusted = null },
        ContactEvent.ConversationsTold told => this with { Notices = Notices.RemoveAll(notice => notice.Number <= told.UpTo) },
        ContactEvent.CustomerLinked linked => this with { View = View! with { Customer = linked.Customer } },
        ContactEvent.CustomerUnlinked => this with { View = View! with { Customer = null } },
        _ => ContactMerges.Apply(this, recorded) ?? throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a contact."),
    };

    public ContactState Noticed(Recorded<ContactEvent> recorded, Actor.Agent by, ContactHappening happening) =>
        this with { Notices = Notices.Add(new ContactNotice(recorded.Sequence, by, recorded.OccurredAt, happening)) };

    private static ImmutableArray<ContactAttribute> Put(ImmutableArray<ContactAttribute> attributes, string key, string? value)
    {
        var others = attributes.RemoveAll(attribute => attribute.Key == key);
        return value is null ? others : [.. others.Add(new ContactAttribute(key, value)).OrderBy(attribute => attribute.Key, StringComparer.Ordinal)];
    }

    /// <summary>What was written down and is told now is known from the provider.</summary>
    private ContactState Meet(ContactEvent.Met met)
    {
        var told = ContactRules.PointsOf(met.Identity, met.Channel.Account);
        return this with
        {
            View = View! with
            {
                Address = ContactRules.AddressOf(met.Identity),
                Channel = met.Channel,
                Points = [.. told, .. View.Points.Where(point => !told.Any(known => known.Kind == point.Kind && known.Value == point.Value))],
            },
            ToldName = ContactRules.NameOf(met.Identity),
        };
    }

    /// <summary>Somebody who was never met goes by the first way to reach him.</summary>
    private ContactState Addressed() => View is { Channel: null } view
        ? this with { View = view with { Address = view.Points is [var first, ..] ? (first.Kind == ContactPointKind.Phone ? $"+{first.Value}" : first.Value) : "" } }
        : this;

    private ContactState With(Func<ImmutableArray<ContactPoint>, ImmutableArray<ContactPoint>> change) => this with { View = View! with { Points = change(View.Points) } };
}

/// <param name="Before">Who was the owner then.</param>
internal sealed record Entrustment(AssignmentId By, AgentCard? Before);
