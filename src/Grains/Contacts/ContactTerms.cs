using Parloir.Grains.Searching;

namespace Parloir.Grains.Contacts;

/// <summary>What a contact is found by, and what somebody who types looks for.</summary>
internal static class ContactTerms
{
    public const string Field = "contact";
    /// <summary>The longest prefix of a country.</summary>
    private const int CountryPrefix = 3;
    private const int Most = 200;

    public static ImmutableArray<Term> Of(ContactView view) =>
    [
        .. view.Attributes.Select(attribute => new Term(FieldOf(attribute.Key), SearchText.Term(attribute.Value))),
        .. SearchText.Words(view.Name).Append(view.Id.Value).Concat(view.Points.SelectMany(Of)).Distinct().Take(Most).Select(text => new Term(Field, text)),
    ];

    /// <summary>Attributes are found by their whole value, as far as an index entry holds it.</summary>
    public static string FieldOf(string attribute) => $"{Field}.{attribute}";

    /// <summary>The beginnings that must all be there, the one that few things have first; none when the text has nothing to look for.</summary>
    public static ImmutableArray<string> Sought(string text)
    {
        if (PhoneNumber.Part(text) is { } digits) return [digits];
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Contains('@') ? [SearchText.Term(SearchText.Normalize(word))] : SearchText.Words(word));
        return [.. words.Distinct().OrderByDescending(word => word.Length)];
    }

    /// <summary>A number is found with and without the prefix of its country, whose length nobody knows here.</summary>
    private static IEnumerable<string> Of(ContactPoint point) => point.Kind switch
    {
        ContactPointKind.Phone => Enumerable.Range(0, CountryPrefix + 1).Where(left => left < point.Value.Length).Select(left => point.Value[left..]),
        _ => SearchText.Words(point.Value).Append(SearchText.Term(SearchText.Normalize(point.Value))),
    };
}
