using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Channels.WhatsApp.Meta.Inbound;

namespace Parloir.Channels.Sandbox;

/// <summary>A send as the provider understands it, or what it says is wrong with it.</summary>
internal sealed record GraphSend(string Input, string Recipient, SandboxContent.Text? Text, Reaction? Reaction, string? CallbackData)
{
    public static (GraphSend? Send, MetaError? Error) Read(JsonElement body)
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
        return ReadContent(body, input, callback.Text());
    }

    private static (GraphSend? Send, MetaError? Error) ReadContent(JsonElement body, string input, string? callbackData)
    {
        var recipient = string.Concat(input.Where(char.IsAsciiDigit));
        switch (body.Member("type"u8).Text())
        {
            case null or "text":
                var text = body.Member("text"u8);
                if (text.Member("body"u8).Text() is not { Length: > 0 } words)
                    return (null, MetaError.Missing("text['body']"));
                if (words.Length > WhatsAppLimits.TextLength)
                    return (null, MetaError.InvalidParameter($"Param text['body'] must be at most {WhatsAppLimits.TextLength} characters long."));
                if (text.Member("preview_url"u8) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Undefined) })
                    return (null, MetaError.InvalidParameter("Param text['preview_url'] must be a boolean."));
                return (new GraphSend(input, recipient, new SandboxContent.Text(words), null, callbackData), null);
            case "reaction":
                var reaction = body.Member("reaction"u8);
                if (reaction.Member("message_id"u8).Id() is not { } target)
                    return (null, MetaError.Missing("reaction['message_id']"));
                return (new GraphSend(input, recipient, null, new Reaction(target, reaction.Member("emoji"u8).TextOrNull()), callbackData), null);
            case var other:
                return (null, MetaError.NotValid($"The sandbox delivers messages of type text and reaction, not {other}."));
        }
    }

    private static string? Unexpected(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
        {
            var name = member.NameText();
            if (name is not ("messaging_product" or "recipient_type" or "to" or "recipient" or "type" or "text" or "reaction" or "context" or "biz_opaque_callback_data"))
                return name;
        }
        return null;
    }
}

/// <param name="Emoji">Null takes it back.</param>
internal sealed record Reaction(string Target, string? Emoji);
