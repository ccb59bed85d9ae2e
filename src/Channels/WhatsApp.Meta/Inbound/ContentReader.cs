using System.Collections.Immutable;
using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>What a message says: the object under the name of its type.</summary>
internal static class ContentReader
{
    /// <summary>Meta always writes the type; some relays leave it out, and then the member that is there tells it.</summary>
    public static string? TypeOf(JsonElement message)
    {
        var type = message.Member("type"u8);
        if (type.Is("text"u8))
            return "text";
        if (type.IsPresent())
            return type.TextOrNull();
        ReadOnlySpan<string> known = ["text", "image", "video", "audio", "document", "sticker", "location", "contacts", "interactive", "button", "reaction"];
        foreach (var name in known)
        {
            if (message.Member(System.Text.Encoding.UTF8.GetBytes(name)).IsPresent())
                return name;
        }
        return null;
    }

    public static (MessageContent? Content, Fault? Fault) Read(JsonElement message, string type)
    {
        var content = Known(message, type);
        if (content is not null)
            return (content, null);
        if (ErrorReader.Title(message) is { } title)
            return (Unsupported(message, type, title), null);
        return IsKnown(type)
            ? (null, Fault.Malformed($"The {type} message lacks what a {type} has."))
            : (Unsupported(message, type, null), null);
    }

    private static bool IsKnown(string type) =>
        type is "text" or "image" or "video" or "audio" or "document" or "sticker" or "location" or "contacts" or "interactive" or "button" or "order" or "reaction" or "system";

    private static MessageContent? Known(JsonElement message, string type) => type switch
    {
        "text" => message.Member("text"u8).Member("body"u8).Text() is { } body ? new MessageContent.Text(body) : null,
        "image" => Media(message.Member("image"u8), MessageKind.Image),
        "video" => Media(message.Member("video"u8), MessageKind.Video),
        "audio" => Audio(message.Member("audio"u8)),
        "voice" => Media(message.Member("voice"u8), MessageKind.VoiceNote),
        "document" => Media(message.Member("document"u8), MessageKind.Document),
        "sticker" => Media(message.Member("sticker"u8), MessageKind.Sticker),
        "location" => Location(message.Member("location"u8)),
        "contacts" => Contacts(message.Member("contacts"u8)),
        "interactive" => InteractiveReader.Read(message.Member("interactive"u8)),
        "button" => Button(message.Member("button"u8)),
        "order" => OrderReader.Read(message.Member("order"u8)),
        _ => null,
    };

    private static MessageContent.Unsupported Unsupported(JsonElement message, string type, string? title)
    {
        var named = type is "unsupported" or "unknown" ? message.Member("unsupported"u8).Member("type"u8).TextOrNull() : null;
        return new MessageContent.Unsupported(named ?? type, title);
    }

    private static MessageContent.Media? Audio(JsonElement audio) =>
        Media(audio, audio.Member("voice"u8).IsTrue() ? MessageKind.VoiceNote : MessageKind.Audio);

    private static MessageContent.Media? Media(JsonElement media, MessageKind kind) => !media.IsObject() ? null : new(
        kind, media.Member("id"u8).Id(), media.Member("filename"u8).TextOrNull(), media.Member("mime_type"u8).TextOrNull(),
        media.Member("caption"u8).TextOrNull(), media.Member("sha256"u8).TextOrNull());

    private static MessageContent.Location? Location(JsonElement location)
    {
        if (location.Member("latitude"u8).Number() is not { } latitude || location.Member("longitude"u8).Number() is not { } longitude)
            return null;
        if (Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180)
            return null;
        return new MessageContent.Location(latitude, longitude, location.Member("name"u8).TextOrNull(), location.Member("address"u8).TextOrNull());
    }

    private static MessageContent.ContactCards? Contacts(JsonElement contacts)
    {
        if (!contacts.IsArray())
            return null;
        var cards = ImmutableArray.CreateBuilder<SharedContact>();
        foreach (var contact in contacts.EnumerateArray())
            cards.Add(Contact(contact));
        return new MessageContent.ContactCards(cards.DrainToImmutable());
    }

    private static SharedContact Contact(JsonElement contact)
    {
        var name = contact.Member("name"u8);
        var phones = ImmutableArray.CreateBuilder<string>();
        foreach (var phone in contact.Member("phones"u8).Items())
        {
            if ((phone.Member("phone"u8).TextOrNull() ?? phone.Member("wa_id"u8).Id()) is { } number)
                phones.Add(number);
        }
        var emails = ImmutableArray.CreateBuilder<string>();
        foreach (var email in contact.Member("emails"u8).Items())
        {
            if (email.Member("email"u8).TextOrNull() is { } address)
                emails.Add(address);
        }
        return new SharedContact(
            name.Member("formatted_name"u8).TextOrNull() ?? name.Member("first_name"u8).TextOrNull() ?? contact.Member("org"u8).Member("company"u8).TextOrNull() ?? "",
            phones.DrainToImmutable(), emails.DrainToImmutable());
    }

    /// <summary>A quick reply of a template: the payload is what the business gave it, the text what the customer saw.</summary>
    private static MessageContent.Choice? Button(JsonElement button) => (button.Member("text"u8).TextOrNull() ?? button.Member("payload"u8).TextOrNull()) is { } title
        ? new(MessageKind.InteractiveButtons, button.Member("payload"u8).Id(), title, null)
        : null;
}
