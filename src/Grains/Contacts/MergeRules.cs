using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Contacts.ContactRules;

namespace Parloir.Grains.Contacts;

/// <summary>What the winner took over because it had none of its own; null where it took nothing.</summary>
internal sealed record AdoptedFields(
    string? Name, string? Stage, string? Language, AgentCard? Owner, CustomerCard? Customer, ImmutableArray<ContactAttribute> Attributes)
{
    public static AdoptedFields From(ContactView winner, ContactView other) => new(
        MergePreview.OwnName(winner) is null ? MergePreview.OwnName(other) : null,
        winner.Stage is null ? other.Stage : null,
        winner.Language is null ? other.Language : null,
        winner.Owner is null ? other.Owner : null,
        winner.Customer is null ? other.Customer : null,
        other.Attributes.RemoveAll(attribute => winner.Attributes.Any(known => known.Key == attribute.Key)));

    /// <summary>Those that nobody has changed since.</summary>
    public AdoptedFields StillOf(ContactView winner) => new(
        Name is not null && winner.Name == Name ? Name : null,
        Stage is not null && winner.Stage == Stage ? Stage : null,
        Language is not null && winner.Language == Language ? Language : null,
        Owner is not null && winner.Owner?.Id == Owner.Id ? Owner : null,
        Customer is not null && winner.Customer?.Id == Customer.Id ? Customer : null,
        Attributes.RemoveAll(attribute => !winner.Attributes.Contains(attribute)));
}

/// <param name="Points">Its own and those of the contacts that were merged into it.</param>
/// <param name="Merged">What was merged into it before.</param>
internal sealed record AbsorbedContact(
    ContactId Id, string Name, ImmutableArray<ContactPoint> Points, ImmutableArray<MergedContact> Merged, AdoptedFields Adopted);

/// <summary>What a contact has begun with another and not finished: it is taken up again until it is.</summary>
/// <param name="Merges">True: takes the other in. False: lets the other go.</param>
internal sealed record ContactStep(bool Merges, Actor.Agent By, ContactId Other, string Name);

/// <summary>
/// Merging and separating two contacts (S3-24). The winner decides and says what it will do before it does it; the other says that it belongs to the winner
/// before the winner shows it. Nothing else moves: conversations, remarks and identities keep the id that they have, and are found by it.
/// </summary>
internal static class MergeRules
{
    /// <summary>Contacts that are one.</summary>
    public const int Limit = 50;

    public static string KeyOf(ContactId winner, string clientKey) => $"{winner}/merge/{clientKey}";

    /// <param name="other">Null when there is no such contact.</param>
    public static Decision<ContactEvent> Begin(ContactState state, ContactCommand.Merge merge, ContactView? other) =>
        state.View is not { } view || other is null ? Refuse(new Rejection.NotFound())
        : other.Id == view.Id ? Refuse(new Rejection.MergeSameContact())
        : state.Underway is not null ? Refuse(new Rejection.ContactBusy())
        : state.Members.Length + other.Members.Length > Limit ? Refuse(new Rejection.TooManyMerged(Limit))
        : Keyed(KeyOf(view.Id, merge.ClientKey), new ContactEvent.MergeBegun(merge.By, other.Id, other.Name));

    /// <summary>The other side: from now on this contact's id stands for the winner.</summary>
    public static Decision<ContactEvent> Yield(ContactState state, Actor.Agent by, ContactId winner, string winnerName) =>
        state.View is null ? Refuse(new Rejection.NotFound())
        : state.MergedInto == winner ? Decision<ContactEvent>.Nothing
        : state.MergedInto is not null || state.Underway is not null ? Refuse(new Rejection.ContactBusy())
        : Accept(new ContactEvent.MergedInto(by, winner, winnerName));

    /// <param name="other">As it was when it yielded.</param>
    public static Decision<ContactEvent> Absorb(ContactState state, ContactStep step, ContactView other) =>
        state.Underway != step ? Decision<ContactEvent>.Nothing
        : Accept(new ContactEvent.Merged(step.By, new AbsorbedContact(other.Id, other.Name, other.Points, other.Merged, AdoptedFields.From(state.View!, other))));

    public static Decision<ContactEvent> Abandon(ContactState state, ContactStep step) =>
        state.Underway == step ? Accept(new ContactEvent.MergeAbandoned(step.Other)) : Decision<ContactEvent>.Nothing;

    public static Decision<ContactEvent> BeginUnmerge(ContactState state, ContactCommand.Unmerge unmerge) =>
        state.View is not { } view ? Refuse(new Rejection.NotFound())
        : state.Absorbed.FirstOrDefault(contact => contact.Id == unmerge.Other) is not { } absorbed ? Refuse(new Rejection.ContactNotMerged())
        : state.Underway is not null ? Refuse(new Rejection.ContactBusy())
        : Keyed(KeyOf(view.Id, unmerge.ClientKey), new ContactEvent.UnmergeBegun(unmerge.By, absorbed.Id, absorbed.Name, absorbed.Adopted.StillOf(view)));

    /// <summary>The other side: this contact stands for itself again.</summary>
    public static Decision<ContactEvent> Regain(ContactState state, Actor.Agent by, ContactId winner, string winnerName) =>
        state.MergedInto == winner ? Accept(new ContactEvent.Separated(by, winner, winnerName)) : Decision<ContactEvent>.Nothing;

    public static Decision<ContactEvent> EndUnmerge(ContactState state, ContactStep step) =>
        state.Underway == step ? Accept(new ContactEvent.Unmerged(step.By, step.Other, step.Name)) : Decision<ContactEvent>.Nothing;

    /// <summary>A provider told another way to reach a contact that was merged.</summary>
    public static Decision<ContactEvent> Learn(ContactState state, ContactId merged, ImmutableArray<ContactPoint> points) =>
        state.Absorbed.FirstOrDefault(contact => contact.Id == merged) is { } known && points.Any(point => !known.Points.Contains(point))
            ? Accept(new ContactEvent.AbsorbedPointsTold(merged, points))
            : Decision<ContactEvent>.Nothing;

    private static Decision<ContactEvent> Keyed(string key, ContactEvent told) => new Decision<ContactEvent>.Accepted([new(told, Key: key)]);
}
