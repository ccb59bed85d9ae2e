using System.Globalization;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Contacts;

/// <summary>What the values of custom attributes may be, and how they are written (S4-21).</summary>
internal static class AttributeRules
{
    public const int TextLimit = 500;
    public const int UrlLimit = 2000;

    /// <summary>Either of the two is null.</summary>
    /// <param name="value">Null clears.</param>
    public static (string? Value, Rejection? Wrong) Check(AttributeDefinition? definition, string key, string? value)
    {
        if (definition is null) return (null, new Rejection.UnknownAttribute(key));
        if (value is null) return (null, definition.Required ? new Rejection.AttributeRequired(key) : null);
        if (definition.Type == AttributeType.List)
            return definition.Options.Contains(value) ? (value, null) : (null, new Rejection.AttributeOptionUnknown(key));
        return Canonical(definition.Type, value) is { } canonical ? (canonical, null) : (null, new Rejection.AttributeInvalid(key, definition.Type.ToString()));
    }

    public static bool IsWebAddress(string text) =>
        TextRules.IsName(text, UrlLimit) && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>As it is stored and compared; null when it is no such value.</summary>
    private static string? Canonical(AttributeType type, string text) => type switch
    {
        AttributeType.Text => TextRules.IsName(text, TextLimit) ? text : null,
        AttributeType.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture) : null,
        AttributeType.Boolean => text is "true" or "false" ? text : null,
        AttributeType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        AttributeType.Url => IsWebAddress(text) ? text : null,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
