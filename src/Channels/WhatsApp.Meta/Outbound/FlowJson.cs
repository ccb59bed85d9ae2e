using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>A form in Meta's language of Flows: one screen, which answers the message and asks no server of ours.</summary>
/// <param name="Fingerprint">Of <paramref name="Text"/>: what customers would see differently has another one.</param>
internal sealed record FlowJson(string Text, string Fingerprint)
{
    public const string Screen = "FORM";
    private const string Version = "7.0";

    public static FlowJson Of(MessageContent.Form form)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("version"u8, Version);
            writer.WriteStartArray("screens"u8);
            writer.WriteStartObject();
            writer.WriteString("id"u8, Screen);
            writer.WriteString("title"u8, form.Title);
            writer.WriteBoolean("terminal"u8, true);
            writer.WriteStartObject("layout"u8);
            writer.WriteString("type"u8, "SingleColumnLayout"u8);
            writer.WriteStartArray("children"u8);
            WriteForm(writer, form);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return new FlowJson(Encoding.UTF8.GetString(buffer.WrittenSpan), Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan)));
    }

    private static void WriteForm(Utf8JsonWriter writer, MessageContent.Form form)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "Form"u8);
        writer.WriteString("name"u8, "form"u8);
        writer.WriteStartArray("children"u8);
        foreach (var field in form.Fields)
            WriteField(writer, field);
        WriteFooter(writer, form);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, FormInput field)
    {
        var (type, inputType) = field.Kind switch
        {
            FormInputKind.Text => ("TextInput", "text"),
            FormInputKind.Email => ("TextInput", "email"),
            FormInputKind.Phone => ("TextInput", "phone"),
            FormInputKind.Number => ("TextInput", "number"),
            FormInputKind.LongText => ("TextArea", null),
            FormInputKind.Date => ("DatePicker", null),
            FormInputKind.Choice => ("Dropdown", (string?)null),
            _ => throw new InvalidOperationException($"There is no component for {field.Kind}."),
        };
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WriteString("name"u8, field.Id);
        writer.WriteString("label"u8, field.Label);
        writer.WriteBoolean("required"u8, field.Required);
        if (inputType is not null)
            writer.WriteString("input-type"u8, inputType);
        if (field.Kind == FormInputKind.Choice)
            WriteOptions(writer, field);
        writer.WriteEndObject();
    }

    /// <summary>An option's id is its text, so that an answer can be read without the form.</summary>
    private static void WriteOptions(Utf8JsonWriter writer, FormInput field)
    {
        writer.WriteStartArray("data-source"u8);
        foreach (var option in field.Options)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, option);
            writer.WriteString("title"u8, option);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteFooter(Utf8JsonWriter writer, MessageContent.Form form)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "Footer"u8);
        writer.WriteString("label"u8, form.Submit);
        writer.WriteStartObject("on-click-action"u8);
        writer.WriteString("name"u8, "complete"u8);
        writer.WriteStartObject("payload"u8);
        foreach (var field in form.Fields)
            writer.WriteString(field.Id, $"${{form.{field.Id}}}");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
