using System.Buffers;
using System.Text.Json;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>A message as Meta's API wants to be asked for it.</summary>
internal static class GraphBody
{
    public static bool CanWrite(OutboundMessage message) => message.Content switch
    {
        MessageContent.Text or MessageContent.Location or MessageContent.ContactCards or MessageContent.Template or MessageContent.Form => true,
        MessageContent.Media { Attachment.File: not null } => true,
        MessageContent.Reaction => message.Target is not null,
        _ => false,
    };

    /// <summary>What has to be uploaded before; null when nothing has.</summary>
    public static StoredFile? FileOf(MessageContent content) => content switch
    {
        MessageContent.Media media => media.Attachment?.File,
        MessageContent.Template template => template.Values.Header?.File,
        _ => null,
    };

    /// <param name="preparedId">The provider's id of what was put there before, the message's file or form; null when it has none.</param>
    public static byte[] Write(OutboundMessage message, string? preparedId)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("messaging_product"u8, "whatsapp"u8);
            writer.WriteString("recipient_type"u8, "individual"u8);
            // Meta lets "to" win when both are there, and sends to a number where it can.
            writer.WriteString(message.Recipient.PhoneNumber is null ? "recipient"u8 : "to"u8, message.Recipient.ProviderId);
            if (message.Target is { } quoted && message.Content is not MessageContent.Reaction)
            {
                writer.WriteStartObject("context"u8);
                writer.WriteString("message_id"u8, quoted);
                writer.WriteEndObject();
            }
            WriteContent(writer, message, preparedId);
            writer.WriteString("biz_opaque_callback_data"u8, message.CallbackData);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteContent(Utf8JsonWriter writer, OutboundMessage message, string? preparedId)
    {
        switch (message.Content)
        {
            case MessageContent.Text text:
                WriteText(writer, text.Body);
                break;
            case MessageContent.Media media:
                WriteMedia(writer, media, preparedId!);
                break;
            case MessageContent.Location location:
                WriteLocation(writer, location);
                break;
            case MessageContent.ContactCards cards:
                WriteCards(writer, cards);
                break;
            case MessageContent.Reaction reaction:
                writer.WriteString("type"u8, "reaction"u8);
                writer.WriteStartObject("reaction"u8);
                writer.WriteString("message_id"u8, message.Target!);
                writer.WriteString("emoji"u8, reaction.Emoji ?? "");
                writer.WriteEndObject();
                break;
            case MessageContent.Template template:
                GraphTemplateBody.Write(writer, template, preparedId);
                break;
            case MessageContent.Form form:
                GraphFlowBody.Write(writer, form, preparedId!, message.CallbackData);
                break;
            default:
                throw new InvalidOperationException($"{message.Content.GetType()} cannot be sent.");
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string body)
    {
        writer.WriteString("type"u8, "text"u8);
        writer.WriteStartObject("text"u8);
        writer.WriteBoolean("preview_url"u8, HasLink(body));
        writer.WriteString("body"u8, body);
        writer.WriteEndObject();
    }

    private static void WriteMedia(Utf8JsonWriter writer, MessageContent.Media media, string mediaId)
    {
        var type = TypeOf(media.MediaKind);
        writer.WriteString("type"u8, type);
        writer.WriteStartObject(type);
        writer.WriteString("id"u8, mediaId);
        if (media.Caption is { } caption)
            writer.WriteString("caption"u8, caption);
        if (media.MediaKind == MessageKind.Document)
            writer.WriteString("filename"u8, media.Attachment!.File!.FileName);
        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, MessageContent.Location location)
    {
        writer.WriteString("type"u8, "location"u8);
        writer.WriteStartObject("location"u8);
        writer.WriteNumber("latitude"u8, location.Latitude);
        writer.WriteNumber("longitude"u8, location.Longitude);
        if (location.Name is { } name)
            writer.WriteString("name"u8, name);
        if (location.Address is { } address)
            writer.WriteString("address"u8, address);
        writer.WriteEndObject();
    }

    private static void WriteCards(Utf8JsonWriter writer, MessageContent.ContactCards cards)
    {
        writer.WriteString("type"u8, "contacts"u8);
        writer.WriteStartArray("contacts"u8);
        foreach (var card in cards.Contacts)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("name"u8);
            writer.WriteString("formatted_name"u8, card.Name);
            // Meta wants one more part of a name than the name itself.
            writer.WriteString("first_name"u8, card.Name);
            writer.WriteEndObject();
            WriteEach(writer, "phones", "phone", card.Phones);
            WriteEach(writer, "emails", "email", card.Emails);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteEach(Utf8JsonWriter writer, string name, string member, System.Collections.Immutable.ImmutableArray<string> values)
    {
        if (values.IsEmpty)
            return;
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStartObject();
            writer.WriteString(member, value);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static string TypeOf(MessageKind kind) => kind switch
    {
        MessageKind.Image => "image",
        MessageKind.Video => "video",
        MessageKind.Audio or MessageKind.VoiceNote => "audio",
        MessageKind.Sticker => "sticker",
        _ => "document",
    };

    private static bool HasLink(string text) =>
        text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase);
}
