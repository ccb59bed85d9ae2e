using Parloir.Grains.Contacts;

namespace Parloir.Grains.Forms;

/// <summary>An answer that goes to the contact.</summary>
internal sealed record FieldUpdate(string Label, ContactUpdate Updates, string Value);

/// <summary>Which changes of a contact follow from the answers to a form (S0-10). Whether they are valid, the contact's own rules say.</summary>
internal static class ContactUpdateRules
{
    /// <summary>Each by itself: an address that is none keeps no other answer from the contact.</summary>
    /// <returns>With the labels of the fields that it comes from.</returns>
    public static ImmutableArray<(ImmutableArray<string> Labels, ContactChange Change)> ChangesOf(ImmutableArray<FieldUpdate> updates)
    {
        var names = updates.Where(update => update.Updates.Field is ContactField.FirstName or ContactField.LastName).OrderBy(update => update.Updates.Field).ToList();
        var changes = updates.Except(names).Select(update => (ImmutableArray.Create(update.Label), ChangeOf(update)));
        return names.Count == 0
            ? [.. changes]
            : [([.. names.Select(name => name.Label)], new ContactChange.Rename(string.Join(' ', names.Select(name => name.Value)))), .. changes];
    }

    private static ContactChange ChangeOf(FieldUpdate update) => update.Updates.Field switch
    {
        ContactField.Name => new ContactChange.Rename(update.Value),
        ContactField.Email => new ContactChange.AddPoint(ContactPointKind.Email, update.Value),
        ContactField.Phone => new ContactChange.AddPoint(ContactPointKind.Phone, update.Value),
        ContactField.Attribute => new ContactChange.SetAttribute(update.Updates.Attribute!, update.Value),
        _ => throw new InvalidOperationException($"{update.Updates.Field} is no change by itself."),
    };
}
