using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parloir.Web.Json;

/// <summary>Every string of a request is Unicode text without NUL, which neither a provider nor the database could take. Otherwise <see cref="TextInvalidException"/>.</summary>
internal sealed class UnicodeTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A string is expected.");
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException notUnicode)
        {
            throw new TextInvalidException(notUnicode);
        }
        return text.Contains('\0') ? throw new TextInvalidException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

internal sealed class TextInvalidException(Exception? inner = null) : Exception("The text holds a lone surrogate, a NUL or bytes that are not UTF-8.", inner);
