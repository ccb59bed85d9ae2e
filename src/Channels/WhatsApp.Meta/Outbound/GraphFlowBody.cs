using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>A form in a message: a Flow that was published, and the token that comes back with its answer.</summary>
internal static class GraphFlowBody
{
    public static void Write(Utf8JsonWriter writer, MessageContent.Form form, string flowId, string token)
    {
        writer.WriteString("type"u8, "interactive"u8);
        writer.WriteStartObject("interactive"u8);
        writer.WriteString("type"u8, "flow"u8);
        writer.WriteStartObject("header"u8);
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, form.Title);
        writer.WriteEndObject();
        writer.WriteStartObject("body"u8);
        writer.WriteString("text"u8, form.Body);
        writer.WriteEndObject();
        writer.WriteStartObject("action"u8);
        writer.WriteString("name"u8, "flow"u8);
        writer.WriteStartObject("parameters"u8);
        writer.WriteString("flow_message_version"u8, "3"u8);
        writer.WriteString("flow_token"u8, token);
        writer.WriteString("flow_id"u8, flowId);
        writer.WriteString("flow_cta"u8, form.Button);
        writer.WriteString("flow_action"u8, "navigate"u8);
        writer.WriteStartObject("flow_action_payload"u8);
        writer.WriteString("screen"u8, FlowJson.Screen);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
