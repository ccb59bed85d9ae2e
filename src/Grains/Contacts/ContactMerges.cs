using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

/// <summary>How the events of merging change the state.</summary>
internal static class ContactMerges
{
    /// <summary>Null for the other events.</summary>
    public static ContactState? Apply(ContactState state, Recorded<ContactEvent> recorded) => recorded.Event switch
    {
        ContactEvent.MergeBegun begun => state with { Underway = new ContactStep(true, begun.By, begun.Other, begun.Name) },
        ContactEvent.MergeAbandoned => state with { Underway = null },
        ContactEvent.Merged merged => Adopt(state, merged.Contact.Adopted).Noticed(recorded, merged.By, new ContactHappening.Merged(merged.Contact.Name)) with
        {
            Absorbed = state.Absorbed.Add(merged.Contact),
            Underway = null,
        },
        ContactEvent.MergedInto into => state with { MergedInto = into.Winner },
        ContactEvent.AbsorbedPointsTold told => state with
        {
            Absorbed = [.. state.Absorbed.Select(contact => contact.Id == told.Contact ? contact with { Points = [.. contact.Points.Union(told.Points)] } : contact)],
        },
        ContactEvent.UnmergeBegun begun => GiveBack(state, begun.Returned) with
        {
            Absorbed = state.Absorbed.RemoveAll(contact => contact.Id == begun.Other),
            Underway = new ContactStep(false, begun.By, begun.Other, begun.Name),
        },
        ContactEvent.Unmerged unmerged => state.Noticed(recorded, unmerged.By, new ContactHappening.Unmerged(unmerged.Name)) with { Underway = null },
        ContactEvent.Separated separated => state.Noticed(recorded, separated.By, new ContactHappening.Unmerged(separated.WinnerName)) with { MergedInto = null },
        _ => null,
    };

    private static ContactState Adopt(ContactState state, AdoptedFields adopted)
    {
        var view = state.View!;
        return state with
        {
            HasGivenName = state.HasGivenName || adopted.Name is not null,
            View = view with
            {
                Name = adopted.Name ?? view.Name,
                Stage = adopted.Stage ?? view.Stage,
                Language = adopted.Language ?? view.Language,
                Owner = adopted.Owner ?? view.Owner,
                Customer = adopted.Customer ?? view.Customer,
                Attributes = [.. view.Attributes.Concat(adopted.Attributes).OrderBy(attribute => attribute.Key, StringComparer.Ordinal)],
            },
        };
    }

    private static ContactState GiveBack(ContactState state, AdoptedFields returned)
    {
        var view = state.View!;
        return state with
        {
            HasGivenName = state.HasGivenName && returned.Name is null,
            View = view with
            {
                Name = returned.Name is null ? view.Name : state.ToldName!,
                Stage = returned.Stage is null ? view.Stage : null,
                Language = returned.Language is null ? view.Language : null,
                Owner = returned.Owner is null ? view.Owner : null,
                Customer = returned.Customer is null ? view.Customer : null,
                Attributes = view.Attributes.RemoveRange(returned.Attributes),
            },
        };
    }
}
