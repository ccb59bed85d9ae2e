using Parloir.Grains.Searching;

namespace Parloir.Grains.Contacts;

/// <summary>What a contact is found by.</summary>
internal static class ContactTerms
{
    public const string Field = "contact";
    private const int Most = 200;

    public static ImmutableArray<Term> Of(ContactView view) =>
    [
        .. view.Attributes.Select(attribute => new Term(FieldOf(attribute.Key), SearchText.Term(attribute.Value))),
        .. SearchText.Words(view.Name).Append(view.Id.Value).Concat(view.Points.SelectMany(Of)).Distinct().Take(Most).Select(text => new Term(Field, text)),
    ];

    /// <summary>Attributes are found by their whole value, as far as an index entry holds it.</summary>
    public static string FieldOf(string attribute) => $"{Field}.{attribute}";

    private static IEnumerable<string> Of(ContactPoint point) => point.Kind == ContactPointKind.Phone
        ? SearchText.Numbers(point.Value)
        : SearchText.Words(point.Value).Append(SearchText.Term(SearchText.Normalize(point.Value)));
}
