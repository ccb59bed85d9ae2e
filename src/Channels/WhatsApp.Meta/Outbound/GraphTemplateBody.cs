using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>The <c>template</c> of a message: its name, its language, and a component for each part that takes values.</summary>
internal static class GraphTemplateBody
{
    public static void Write(Utf8JsonWriter writer, MessageContent.Template template, string? mediaId)
    {
        writer.WriteString("type"u8, "template"u8);
        writer.WriteStartObject("template"u8);
        writer.WriteString("name"u8, template.Name);
        writer.WriteStartObject("language"u8);
        writer.WriteString("code"u8, template.Language);
        writer.WriteEndObject();
        writer.WriteStartArray("components"u8);
        if (template.Values.Header is { } header)
            WriteHeader(writer, template, header, mediaId);
        if (!template.Values.Body.IsEmpty)
            WriteBody(writer, template);
        foreach (var button in template.Values.Buttons)
            WriteButton(writer, template.Rendering.Buttons[button.Index].Kind, button);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter writer, MessageContent.Template template, TemplateHeaderValue header, string? mediaId)
    {
        StartComponent(writer, "header");
        if (header.Variable is { } variable)
            WriteText(writer, template.Format, variable);
        else if (header.Location is { } place)
            WriteLocation(writer, place);
        else
        {
            var kind = template.Rendering.HeaderKind.ToString()!.ToLowerInvariant();
            writer.WriteStartObject();
            writer.WriteString("type"u8, kind);
            writer.WriteStartObject(kind);
            writer.WriteString("id"u8, mediaId!);
            if (template.Rendering.HeaderKind == TemplateHeaderKind.Document)
                writer.WriteString("filename"u8, header.File!.FileName);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        EndComponent(writer);
    }

    private static void WriteLocation(Utf8JsonWriter writer, TemplateLocation place)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "location"u8);
        writer.WriteStartObject("location"u8);
        writer.WriteNumber("latitude"u8, place.Latitude);
        writer.WriteNumber("longitude"u8, place.Longitude);
        writer.WriteString("name"u8, place.Name);
        writer.WriteString("address"u8, place.Address);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Positional values go in the order of their numbers.</summary>
    private static void WriteBody(Utf8JsonWriter writer, MessageContent.Template template)
    {
        StartComponent(writer, "body");
        var values = template.Format == TemplateParameterFormat.Named
            ? template.Values.Body.AsEnumerable()
            : template.Values.Body.OrderBy(value => int.TryParse(value.Name, out var number) ? number : int.MaxValue);
        foreach (var value in values)
            WriteText(writer, template.Format, value);
        EndComponent(writer);
    }

    private static void WriteButton(Utf8JsonWriter writer, TemplateButtonKind kind, TemplateButtonValue button)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "button"u8);
        writer.WriteString("sub_type"u8, kind switch
        {
            TemplateButtonKind.QuickReply => "quick_reply",
            TemplateButtonKind.CopyCode => "copy_code",
            _ => "url", // one-time codes as well
        });
        writer.WriteString("index"u8, button.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteStartArray("parameters"u8);
        writer.WriteStartObject();
        var member = kind switch
        {
            TemplateButtonKind.QuickReply => "payload",
            TemplateButtonKind.CopyCode => "coupon_code",
            _ => "text",
        };
        writer.WriteString("type"u8, member);
        writer.WriteString(member, button.Value);
        writer.WriteEndObject();
        EndComponent(writer);
    }

    private static void WriteText(Utf8JsonWriter writer, TemplateParameterFormat format, TemplateVariable variable)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        if (format == TemplateParameterFormat.Named)
            writer.WriteString("parameter_name"u8, variable.Name);
        writer.WriteString("text"u8, variable.Text);
        writer.WriteEndObject();
    }

    private static void StartComponent(Utf8JsonWriter writer, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WriteStartArray("parameters"u8);
    }

    private static void EndComponent(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
