namespace Parloir.Grains.Searching;

/// <summary>Terms that are looked for: those of a field from one text up to, and without, another.</summary>
internal readonly record struct Sought(string Field, string From, string To)
{
    /// <summary>The last character that there is.</summary>
    private const string Last = "\U0010FFFF";
    /// <summary>Before every character of a term: no term has control characters.</summary>
    private const string First = "\u0001";

    public static Sought BeginningWith(string field, string text) => new(field, text, text + Last);

    public static Sought Exactly(string field, string text) => new(field, text, text + First);
}
