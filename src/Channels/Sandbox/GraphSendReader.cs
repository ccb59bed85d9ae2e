using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>Reads what a send says, as strictly as Meta: media that was uploaded, templates that were approved, Flows that were published, and every value in its place.</summary>
internal sealed class GraphSendReader(SandboxMedia media, GraphTemplateReader templates, GraphFlowReader flows)
{
    private const int LongestCaption = 1024;

    public async Task<(GraphSend? Send, MetaError? Error)> ReadAsync(ChannelAccount account, JsonElement body, CancellationToken cancellationToken)
    {
        var (frame, wrong) = GraphSend.ReadFrame(body);
        if (frame is null)
            return (null, wrong);
        var type = body.Member("type"u8).Text();
        if (type == "reaction")
        {
            var reaction = body.Member("reaction"u8);
            return reaction.Member("message_id"u8).Id() is { } target
                ? (frame with { Reaction = new Reaction(target, reaction.Member("emoji"u8).TextOrNull()) }, null)
                : (null, MetaError.Missing("reaction['message_id']"));
        }
        var (content, error) = type switch
        {
            null or "text" => ReadText(body.Member("text"u8)),
            "image" or "video" or "audio" or "document" or "sticker" => await ReadMediaAsync(account, type, body.Member(System.Text.Encoding.UTF8.GetBytes(type)), cancellationToken),
            "location" => ReadLocation(body.Member("location"u8)),
            "contacts" => ReadContacts(body.Member("contacts"u8)),
            "template" => await templates.ReadAsync(account, body.Member("template"u8), cancellationToken),
            "interactive" => await flows.ReadAsync(account, body.Member("interactive"u8), cancellationToken),
            _ => (null, MetaError.NotValid($"The sandbox does not deliver messages of type {type}.")),
        };
        return content is null ? (null, error) : (frame with { Content = content }, null);
    }

    private static (SandboxContent?, MetaError?) ReadText(JsonElement text)
    {
        if (text.Member("body"u8).Text() is not { Length: > 0 } words)
            return (null, MetaError.Missing("text['body']"));
        if (words.Length > WhatsAppLimits.TextLength)
            return (null, MetaError.InvalidParameter($"Param text['body'] must be at most {WhatsAppLimits.TextLength} characters long."));
        if (text.Member("preview_url"u8) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Undefined) })
            return (null, MetaError.InvalidParameter("Param text['preview_url'] must be a boolean."));
        return (new SandboxContent.Text(words), null);
    }

    private async Task<(SandboxContent?, MetaError?)> ReadMediaAsync(ChannelAccount account, string type, JsonElement told, CancellationToken cancellationToken)
    {
        if (told.Member("id"u8).Id() is not { } id)
            return (null, MetaError.Missing($"{type}['id']"));
        var caption = told.Member("caption"u8);
        if (caption.IsPresent() && (type is "audio" or "sticker" || caption.Text() is not { Length: > 0 and <= LongestCaption }))
            return (null, MetaError.InvalidParameter($"Param {type}['caption'] is not allowed here, or longer than {LongestCaption} characters."));
        if (told.Member("filename"u8).IsPresent() && type != "document")
            return (null, MetaError.InvalidParameter($"Unexpected key \"filename\" on param \"{type}\"."));
        if (await media.FindAsync(account.Id.Value, id, cancellationToken) is not { } kept || MediaKinds.TypeOf(kept.MimeType) is not { } kind)
            return (null, MetaError.NotValid($"Media with id {id} does not exist."));
        return kind == type
            ? (new SandboxContent.Media(type, told.Member("filename"u8).TextOrNull(), caption.Text(), id, kept.MimeType, kept.Size), null)
            : (null, new MetaError(400, 131053, "Media upload error", $"Unsupported {type} mime type {kept.MimeType}."));
    }

    private static (SandboxContent?, MetaError?) ReadLocation(JsonElement place) =>
        place.Member("latitude"u8).Number() is { } latitude && place.Member("longitude"u8).Number() is { } longitude
            ? Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
                ? (new SandboxContent.Location(latitude, longitude, place.Member("name"u8).TextOrNull(), place.Member("address"u8).TextOrNull()), null)
                : (null, MetaError.NotValid("There is no such place."))
            : (null, MetaError.Missing("location['latitude'] or location['longitude']"));

    private static (SandboxContent?, MetaError?) ReadContacts(JsonElement contacts)
    {
        var cards = new List<SandboxCard>();
        foreach (var contact in contacts.Items())
        {
            var name = contact.Member("name"u8);
            if (name.Member("formatted_name"u8).TextOrNull() is not { } formatted)
                return (null, MetaError.Missing("contacts['name']['formatted_name']"));
            // Meta: at least one of the optional parts beside formatted_name.
            if (name.Member("first_name"u8).TextOrNull() is null && name.Member("last_name"u8).TextOrNull() is null)
                return (null, MetaError.Missing("contacts['name']['first_name']"));
            cards.Add(new SandboxCard(
                formatted,
                [.. contact.Member("phones"u8).Items().Select(phone => phone.Member("phone"u8).TextOrNull()).OfType<string>()],
                [.. contact.Member("emails"u8).Items().Select(email => email.Member("email"u8).TextOrNull()).OfType<string>()]));
        }
        return cards.Count == 0 ? (null, MetaError.Missing("contacts")) : (new SandboxContent.Contacts(cards), null);
    }
}
