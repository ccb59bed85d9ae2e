using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>Meta's error objects: <c>{code, title, message, error_data: {details}}</c>, all of it optional.</summary>
internal static class ErrorReader
{
    /// <summary>The first of an item's <c>errors</c>; null when there is none.</summary>
    public static DeliveryError? First(JsonElement item)
    {
        foreach (var error in item.Member("errors"u8).Items())
            return Read(error);
        return null;
    }

    public static DeliveryError Read(JsonElement error)
    {
        var text = error.Member("error_data"u8).Member("details"u8).TextOrNull()
            ?? error.Member("message"u8).TextOrNull()
            ?? error.Member("title"u8).TextOrNull()
            ?? error.Member("details"u8).TextOrNull()
            ?? "";
        return new DeliveryError(error.Member("code"u8).Id() ?? "unknown", text);
    }

    /// <summary>What an item's first error is called, for people; null when there is none.</summary>
    public static string? Title(JsonElement item)
    {
        foreach (var error in item.Member("errors"u8).Items())
            return error.Member("title"u8).TextOrNull() ?? Read(error).Text;
        return null;
    }

    public static string Suffix(JsonElement item) => Title(item) is { Length: > 0 } title ? $": {title}" : "";
}
