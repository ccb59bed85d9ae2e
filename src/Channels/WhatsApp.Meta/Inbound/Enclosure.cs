using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>
/// Where items stood in the payload: enough of the provider's envelope to wrap some of them alone, as if they had come alone.
/// Holds raw slices of the webhook's body; nothing is copied until it is needed.
/// </summary>
internal abstract record Enclosure
{
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    private Enclosure() { }

    /// <summary>Null when the payload does not tell it.</summary>
    public virtual string? PhoneNumberId => null;

    public byte[] Around(params ReadOnlySpan<ReadOnlyMemory<byte>> items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Unchecked))
        {
            writer.WriteStartObject();
            writer.WriteString("object"u8, MetaWebhook.Object);
            writer.WriteStartArray("entry"u8);
            WriteEntries(writer, items);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    protected abstract void WriteEntries(Utf8JsonWriter writer, ReadOnlySpan<ReadOnlyMemory<byte>> items);

    /// <summary>The items are entries.</summary>
    public sealed record InPayload : Enclosure
    {
        protected override void WriteEntries(Utf8JsonWriter writer, ReadOnlySpan<ReadOnlyMemory<byte>> items) => WriteAll(writer, items);
    }

    /// <summary>The items are changes.</summary>
    /// <param name="Entry">Kept beside them, for a change often has neither id nor time of its own.</param>
    public sealed record InEntry(string? Number, EntryHead Entry) : Enclosure
    {
        public override string? PhoneNumberId => Number;

        protected override void WriteEntries(Utf8JsonWriter writer, ReadOnlySpan<ReadOnlyMemory<byte>> items)
        {
            StartEntry(writer, Entry.Id);
            WriteAll(writer, items);
            writer.WriteEndArray();
            WriteMember(writer, "time"u8, Entry.Time.Span);
            writer.WriteEndObject();
        }
    }

    /// <summary>The items are messages, statuses or echoes.</summary>
    /// <param name="EntryId">Raw JSON, as are the others; empty when there is none.</param>
    /// <param name="Array">The member of <paramref name="Value"/> that the items stand in.</param>
    public sealed record InValue(string? Number, ReadOnlyMemory<byte> EntryId, ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte> Value, string Array) : Enclosure
    {
        /// <summary>What stands beside the items (metadata, contacts, errors) goes with each of them, but not without measure: many bad items must not grow by their square.</summary>
        private const int LongestCompanion = 8 * 1024;

        public override string? PhoneNumberId => Number;

        protected override void WriteEntries(Utf8JsonWriter writer, ReadOnlySpan<ReadOnlyMemory<byte>> items)
        {
            StartEntry(writer, EntryId);
            writer.WriteStartObject();
            writer.WriteStartObject("value"u8);
            WriteCompanions(writer);
            writer.WriteStartArray(Array);
            WriteAll(writer, items);
            writer.WriteEndArray();
            writer.WriteEndObject();
            WriteMember(writer, "field"u8, Field.Span);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        private void WriteCompanions(Utf8JsonWriter writer)
        {
            using var value = JsonDocument.Parse(Value);
            foreach (var member in value.RootElement.EnumerateObject())
            {
                var name = JsonMarshal.GetRawUtf8PropertyName(member);
                var raw = member.Value.Raw();
                if (raw.Length <= LongestCompanion && !MetaWebhook.IsItems(name) && !name.Contains((byte)'\\'))
                    WriteMember(writer, name, raw);
            }
        }
    }

    private static void StartEntry(Utf8JsonWriter writer, ReadOnlyMemory<byte> id)
    {
        writer.WriteStartObject();
        WriteMember(writer, "id"u8, id.Span);
        writer.WriteStartArray("changes"u8);
    }

    private static void WriteMember(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty)
            return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(raw, skipInputValidation: true);
    }

    private static void WriteAll(Utf8JsonWriter writer, ReadOnlySpan<ReadOnlyMemory<byte>> items)
    {
        foreach (var item in items)
            writer.WriteRawValue(item.Span, skipInputValidation: true);
    }
}

/// <summary>Raw JSON of an entry's <c>id</c> and <c>time</c>; empty where there is none.</summary>
internal readonly record struct EntryHead(ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> Time);
