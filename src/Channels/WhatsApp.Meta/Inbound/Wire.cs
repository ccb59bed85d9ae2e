using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>
/// Reading of JSON that never throws: what is absent, null or of another type than asked for is <c>Undefined</c> or null, and its readers go on from there.
/// Of a member written twice the last one counts. Member names are compared as they are written; Meta escapes none.
/// </summary>
internal static class Wire
{
    /// <summary>No id that a provider gives is longer; one that is would not fit an index.</summary>
    public const int LongestId = 256;

    public static JsonElement Member(this JsonElement element, ReadOnlySpan<byte> name)
    {
        JsonElement found = default;
        if (element.ValueKind != JsonValueKind.Object)
            return found;
        foreach (var member in element.EnumerateObject())
        {
            if (JsonMarshal.GetRawUtf8PropertyName(member).SequenceEqual(name))
                found = member.Value;
        }
        return found;
    }

    public static bool IsPresent(this JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static bool IsObject(this JsonElement element) => element.ValueKind == JsonValueKind.Object;

    public static bool IsArray(this JsonElement element) => element.ValueKind == JsonValueKind.Array;

    /// <summary>The items of an array; none when it is anything else.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element) => element.IsArray() ? element.EnumerateArray() : default;

    public static ReadOnlySpan<byte> Raw(this JsonElement element) => JsonMarshal.GetRawUtf8Value(element);

    public static bool Is(this JsonElement element, ReadOnlySpan<byte> text) =>
        element.ValueKind == JsonValueKind.String && element.Raw()[1..^1].SequenceEqual(text);

    public static string? Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? WireText.Decode(element.Raw()[1..^1]) : null;

    public static string? TextOrNull(this JsonElement element) => element.Text() is { Length: > 0 } text ? text : null;

    /// <summary>A string or a whole number, which providers mix up in ids; null when empty or longer than any id is.</summary>
    public static string? Id(this JsonElement element)
    {
        var id = element.ValueKind == JsonValueKind.Number ? WireText.Decode(element.Raw()) : element.Text();
        return id is { Length: > 0 and <= LongestId } ? id : null;
    }

    public static bool IsTrue(this JsonElement element) => element.ValueKind == JsonValueKind.True;

    public static double? Number(this JsonElement element)
    {
        var written = element.ValueKind switch
        {
            JsonValueKind.Number => element.Raw(),
            JsonValueKind.String => element.Raw()[1..^1],
            _ => default,
        };
        return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    public static string NameText(this JsonProperty member) => WireText.Decode(JsonMarshal.GetRawUtf8PropertyName(member));

    public static string Kind(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        _ => "a number",
    };
}
