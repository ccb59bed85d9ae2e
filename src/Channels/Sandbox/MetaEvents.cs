using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>What Meta posts to a webhook, byte for byte as Meta writes it: times as strings of seconds, everything beyond ASCII escaped.</summary>
internal static class MetaEvents
{
    public static string NewId(string phone, DateTimeOffset now) =>
        $"wamid.{Convert.ToBase64String(Encoding.ASCII.GetBytes($"{phone}{Guid.CreateVersion7(now):N}"))}";

    public static byte[] Sent(ChannelAccount account, SandboxPhone customer, SandboxMessage message) => Message(account, customer, message.Id, message.At, message.Quoted, writer =>
    {
        switch (message.Content)
        {
            case SandboxContent.Text text:
                WriteText(writer, text.Body);
                break;
            case SandboxContent.Location location:
                writer.WriteString("type"u8, "location"u8);
                writer.WriteStartObject("location"u8);
                writer.WriteNumber("latitude"u8, location.Latitude);
                writer.WriteNumber("longitude"u8, location.Longitude);
                WriteOptional(writer, "name", location.Name);
                WriteOptional(writer, "address", location.Address);
                writer.WriteEndObject();
                break;
            case SandboxContent.Media media:
                WriteMedia(writer, media, message.Id);
                break;
            case SandboxContent.Contacts contacts:
                WriteContacts(writer, contacts);
                break;
            case SandboxContent.FormAnswer answer:
                WriteFormAnswer(writer, answer);
                break;
        }
    });

    public static byte[] Reacted(ChannelAccount account, SandboxPhone customer, string target, string? emoji, DateTimeOffset at) =>
        Message(account, customer, NewId(customer.Phone, at), at, null, writer =>
        {
            writer.WriteString("type"u8, "reaction"u8);
            writer.WriteStartObject("reaction"u8);
            writer.WriteString("message_id"u8, target);
            WriteOptional(writer, "emoji", emoji);
            writer.WriteEndObject();
        });

    public static byte[] Edited(ChannelAccount account, SandboxPhone customer, string target, string text, DateTimeOffset at) =>
        Message(account, customer, NewId(customer.Phone, at), at, null, writer =>
        {
            writer.WriteString("type"u8, "edit"u8);
            writer.WriteStartObject("edit"u8);
            writer.WriteString("original_message_id"u8, target);
            writer.WriteStartObject("message"u8);
            WriteText(writer, text);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    public static byte[] Revoked(ChannelAccount account, SandboxPhone customer, string target, DateTimeOffset at) =>
        Message(account, customer, NewId(customer.Phone, at), at, null, writer =>
        {
            writer.WriteString("type"u8, "revoke"u8);
            writer.WriteStartObject("revoke"u8);
            writer.WriteString("original_message_id"u8, target);
            writer.WriteEndObject();
        });

    /// <param name="error">With <c>failed</c>.</param>
    public static byte[] Status(ChannelAccount account, string phone, SandboxMessage message, string status, DateTimeOffset at, MetaError? error = null) =>
        Value(account, "statuses", null, writer =>
        {
            writer.WriteString("id"u8, message.Id);
            writer.WriteString("status"u8, status);
            writer.WriteString("timestamp"u8, Seconds(at));
            writer.WriteString("recipient_id"u8, phone);
            WriteOptional(writer, "biz_opaque_callback_data", message.CallbackData);
            if (error is null)
                return;
            writer.WriteStartArray("errors"u8);
            writer.WriteStartObject();
            writer.WriteNumber("code"u8, error.Code);
            writer.WriteString("title"u8, error.Title);
            writer.WriteString("message"u8, error.Title);
            writer.WriteStartObject("error_data"u8);
            writer.WriteString("details"u8, error.Details);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
        });

    /// <summary>Meta's word on a template of the business account.</summary>
    public static byte[] TemplateStatus(ChannelAccount account, string id, string name, string language, string status, string? reason) =>
        Change(account, "message_template_status_update", writer =>
        {
            writer.WriteString("event"u8, status);
            writer.WriteNumber("message_template_id"u8, long.Parse(id, CultureInfo.InvariantCulture));
            writer.WriteString("message_template_name"u8, name);
            writer.WriteString("message_template_language"u8, language);
            writer.WriteString("reason"u8, reason ?? "NONE");
        });

    private static byte[] Message(ChannelAccount account, SandboxPhone customer, string id, DateTimeOffset at, string? quoted, Action<Utf8JsonWriter> write) =>
        Value(account, "messages", customer, writer =>
        {
            if (quoted is not null)
            {
                writer.WriteStartObject("context"u8);
                writer.WriteString("from"u8, SandboxAccounts.DisplayNumber(account));
                writer.WriteString("id"u8, quoted);
                writer.WriteEndObject();
            }
            writer.WriteString("from"u8, customer.Phone);
            writer.WriteString("id"u8, id);
            writer.WriteString("timestamp"u8, Seconds(at));
            write(writer);
        });

    private static byte[] Value(ChannelAccount account, string items, SandboxPhone? customer, Action<Utf8JsonWriter> write) =>
        Change(account, "messages", writer =>
        {
            writer.WriteString("messaging_product"u8, "whatsapp"u8);
            writer.WriteStartObject("metadata"u8);
            writer.WriteString("display_phone_number"u8, SandboxAccounts.DisplayNumber(account));
            writer.WriteString("phone_number_id"u8, account.PhoneNumberId);
            writer.WriteEndObject();
            if (customer is not null)
                WriteContact(writer, customer);
            writer.WriteStartArray(items);
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
            writer.WriteEndArray();
        });

    private static byte[] Change(ChannelAccount account, string field, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("object"u8, "whatsapp_business_account"u8);
            writer.WriteStartArray("entry"u8);
            writer.WriteStartObject();
            writer.WriteString("id"u8, account.BusinessAccountId.Length > 0 ? account.BusinessAccountId : $"9{account.PhoneNumberId}");
            writer.WriteStartArray("changes"u8);
            writer.WriteStartObject();
            writer.WriteStartObject("value"u8);
            write(writer);
            writer.WriteEndObject();
            writer.WriteString("field"u8, field);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteContact(Utf8JsonWriter writer, SandboxPhone customer)
    {
        writer.WriteStartArray("contacts"u8);
        writer.WriteStartObject();
        writer.WriteStartObject("profile"u8);
        writer.WriteString("name"u8, customer.Name);
        writer.WriteEndObject();
        writer.WriteString("wa_id"u8, customer.Phone);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string body)
    {
        writer.WriteString("type"u8, "text"u8);
        writer.WriteStartObject("text"u8);
        writer.WriteString("body"u8, body);
        writer.WriteEndObject();
    }

    private static void WriteMedia(Utf8JsonWriter writer, SandboxContent.Media media, string id)
    {
        var type = media.Kind == "voice" ? "audio" : media.Kind;
        writer.WriteString("type"u8, type);
        writer.WriteStartObject(type);
        writer.WriteString("id"u8, media.Id ?? id[^20..]);
        writer.WriteString("mime_type"u8, media.MimeType ?? MediaKinds.MimeType(media.Kind));
        if (type == "audio")
            writer.WriteBoolean("voice"u8, media.Kind == "voice");
        WriteOptional(writer, "filename", media.FileName);
        WriteOptional(writer, "caption", media.Caption);
        writer.WriteEndObject();
    }

    private static void WriteContacts(Utf8JsonWriter writer, SandboxContent.Contacts contacts)
    {
        writer.WriteString("type"u8, "contacts"u8);
        writer.WriteStartArray("contacts"u8);
        foreach (var card in contacts.Cards)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("name"u8);
            writer.WriteString("formatted_name"u8, card.Name);
            writer.WriteString("first_name"u8, card.Name);
            writer.WriteEndObject();
            writer.WriteStartArray("phones"u8);
            foreach (var phone in card.Phones)
            {
                writer.WriteStartObject();
                writer.WriteString("phone"u8, phone);
                writer.WriteString("type"u8, "CELL"u8);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteFormAnswer(Utf8JsonWriter writer, SandboxContent.FormAnswer answer)
    {
        writer.WriteString("type"u8, "interactive"u8);
        writer.WriteStartObject("interactive"u8);
        writer.WriteString("type"u8, "nfm_reply"u8);
        writer.WriteStartObject("nfm_reply"u8);
        writer.WriteString("response_json"u8, FormAnswers.ResponseJson(answer));
        writer.WriteString("body"u8, "Sent"u8);
        writer.WriteString("name"u8, "flow"u8);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
