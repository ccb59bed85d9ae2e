using System.Text.Json;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>
/// Reads a webhook of the WhatsApp Business Platform: entry x changes x (messages, statuses, message_echoes). Every item stands for itself:
/// what one of them has wrong is its own <see cref="Fault"/> and its neighbours are read.
/// </summary>
internal static class MetaWebhook
{
    public const string Object = "whatsapp_business_account";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    public static MetaReading Read(ReadOnlyMemory<byte> body)
    {
        JsonDocument payload;
        try
        {
            payload = JsonDocument.Parse(body, Strict);
        }
        catch (JsonException e)
        {
            return new MetaReading.NotJson($"Not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        using (payload)
        {
            var root = payload.RootElement;
            if (!root.IsObject())
                return new MetaReading.NotMeta($"The payload is {root.Kind()}, not an object.");
            if (!root.Member("object"u8).Is("whatsapp_business_account"u8))
                return new MetaReading.NotMeta($"\"object\" is not \"{Object}\".");
            var entries = root.Member("entry"u8);
            if (!entries.IsArray())
                return new MetaReading.NotMeta($"\"entry\" is {entries.Kind()}, not an array.");

            var walk = new Walk(body);
            foreach (var entry in entries.EnumerateArray())
                walk.Entry(entry);
            return new MetaReading.Items(walk.Items);
        }
    }

    /// <summary>Whether a member of a change's value holds items that are read one by one.</summary>
    public static bool IsItems(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("messages"u8) || name.SequenceEqual("statuses"u8) || name.SequenceEqual("message_echoes"u8);

    private sealed class Walk(ReadOnlyMemory<byte> body)
    {
        public List<MetaItem> Items { get; } = [];

        public void Entry(JsonElement entry)
        {
            var changes = entry.Member("changes"u8);
            if (!changes.IsArray())
            {
                Odd(new Enclosure.InPayload(), entry, Fault.Malformed($"\"changes\" is {changes.Kind()}, not an array."));
                return;
            }
            var head = new EntryHead(Slice(entry.Member("id"u8)), Slice(entry.Member("time"u8)));
            foreach (var change in changes.EnumerateArray())
                Change(head, change, entry.Member("id"u8).Id());
        }

        private void Change(EntryHead entry, JsonElement change, string? businessAccount)
        {
            var at = new Place(entry, change, change.Member("field"u8), change.Member("value"u8), businessAccount);
            if (at.Field.Text() is not { } field)
                Odd(at.Entry, change, Fault.Malformed($"\"field\" is {at.Field.Kind()}, not a string."));
            else if (!at.Value.IsObject())
                Odd(at.Entry, change, Fault.Malformed($"\"value\" of \"{field}\" is {at.Value.Kind()}, not an object."));
            else if (field == "messages")
                Messages(at);
            else if (field is "message_template_status_update" or "message_template_quality_update" or "template_category_update")
                Template(at, field);
            else if (field is "smb_message_echoes" or "message_echoes")
                Each(at, "message_echoes", at.Value.Member("message_echoes"u8), static (echo, customers) => MessageReader.ReadEcho(echo, customers));
            else
                Odd(at.Entry, change, new Fault("unhandled_field", field));
        }

        private void Template(Place at, string field)
        {
            if (TemplateReader.Read(field, at.Value) is { } update)
                Items.Add(new MetaItem(at.Entry, Slice(at.Change), null, null, null, new TemplateItem(at.BusinessAccount, update)));
            else
                Odd(at.Entry, at.Change, Fault.Malformed($"The {field} names no template."));
        }

        private void Messages(Place at)
        {
            var messages = at.Value.Member("messages"u8);
            var statuses = at.Value.Member("statuses"u8);
            if (messages.IsPresent())
                Each(at, "messages", messages, static (message, customers) => MessageReader.Read(message, customers));
            if (statuses.IsPresent())
                Each(at, "statuses", statuses, static (status, customers) => StatusReader.Read(status, customers));
            if (!messages.IsPresent() && !statuses.IsPresent())
                Odd(at.Entry, at.Change, new Fault("unhandled_field", $"messages, with neither messages nor statuses{ErrorReader.Suffix(at.Value)}"));
        }

        private void Each(Place at, string name, JsonElement items, Func<JsonElement, Customers, ItemReading> read)
        {
            if (!items.IsArray())
            {
                Odd(at.Entry, at.Change, Fault.Malformed($"\"{name}\" is {items.Kind()}, not an array."));
                return;
            }
            var enclosure = new Enclosure.InValue(at.Number, at.Head.Id, Slice(at.Field), Slice(at.Value), name);
            var customers = new Customers(at.Value.Member("contacts"u8));
            foreach (var item in items.EnumerateArray())
            {
                var reading = read(item, customers);
                Items.Add(new MetaItem(enclosure, Slice(item), reading.Customer, reading.Envelope, reading.Fault));
            }
        }

        private void Odd(Enclosure enclosure, JsonElement item, Fault fault) => Items.Add(new MetaItem(enclosure, Slice(item), null, null, fault));

        /// <summary>The element's own bytes, found again in the body that the document was parsed from.</summary>
        private ReadOnlyMemory<byte> Slice(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Undefined)
                return default;
            var raw = element.Raw();
            return body.Span.Overlaps(raw, out var offset) ? body.Slice(offset, raw.Length) : throw new InvalidOperationException("A JSON document lies over the bytes that it was parsed from.");
        }
    }

    private readonly record struct Place(EntryHead Head, JsonElement Change, JsonElement Field, JsonElement Value, string? BusinessAccount)
    {
        public string? Number { get; } = Value.Member("metadata"u8).Member("phone_number_id"u8).Id();
        public Enclosure Entry => new Enclosure.InEntry(Number, Head);
    }
}
