using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Channels.WhatsApp.Meta.Inbound;

namespace Parloir.Channels.Sandbox;

/// <summary>A send as the provider understands it.</summary>
/// <param name="Content">Null for a reaction.</param>
/// <param name="Quoted">Meta's id of the message that it answers.</param>
internal sealed record GraphSend(string Input, string Recipient, SandboxContent? Content, Reaction? Reaction, string? Quoted, string? CallbackData)
{
    public bool IsTemplate => Content is SandboxContent.Template;

    /// <summary>What every send has, whatever it says; or what Meta says is wrong with it.</summary>
    public static (GraphSend? Send, MetaError? Error) ReadFrame(JsonElement body)
    {
        if (!body.IsObject())
            return (null, MetaError.InvalidParameter("The body is not a JSON object."));
        if (Unexpected(body) is { } key)
            return (null, MetaError.InvalidParameter($"Unexpected key \"{key}\"."));
        if (!body.Member("messaging_product"u8).Is("whatsapp"u8))
            return (null, MetaError.InvalidParameter("The parameter messaging_product is required and must be \"whatsapp\"."));
        if (body.Member("recipient_type"u8) is { ValueKind: not JsonValueKind.Undefined } type && !type.Is("individual"u8))
            return (null, MetaError.NotValid("recipient_type must be \"individual\"."));
        if ((body.Member("to"u8).TextOrNull() ?? body.Member("recipient"u8).TextOrNull()) is not { } input)
            return (null, MetaError.Missing("to"));
        var callback = body.Member("biz_opaque_callback_data"u8);
        if (callback.IsPresent() && callback.Text() is not { Length: <= WhatsAppLimits.CallbackDataLength })
            return (null, MetaError.NotValid($"biz_opaque_callback_data must be a string of at most {WhatsAppLimits.CallbackDataLength} characters."));
        var context = body.Member("context"u8);
        if (context.IsPresent() && context.Member("message_id"u8).Id() is null)
            return (null, MetaError.Missing("context['message_id']"));
        return (new GraphSend(input, string.Concat(input.Where(char.IsAsciiDigit)), null, null, context.Member("message_id"u8).Id(), callback.Text()), null);
    }

    private static string? Unexpected(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
        {
            var name = member.NameText();
            if (name is not ("messaging_product" or "recipient_type" or "to" or "recipient" or "type" or "text" or "reaction" or "image" or "video" or "audio" or "document"
                or "sticker" or "location" or "contacts" or "template" or "interactive" or "context" or "biz_opaque_callback_data"))
                return name;
        }
        return null;
    }
}

/// <param name="Emoji">Null takes it back.</param>
internal sealed record Reaction(string Target, string? Emoji);
