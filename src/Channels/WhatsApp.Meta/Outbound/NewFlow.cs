using System.Text.Json.Serialization;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>As Meta wants it: the Flow itself is JSON within a string.</summary>
internal sealed record NewFlow(
    [property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("categories")] IReadOnlyList<string> Categories,
    [property: JsonPropertyName("flow_json")] string FlowJson, [property: JsonPropertyName("publish")] bool Publish);

[JsonSerializable(typeof(NewFlow))]
internal sealed partial class FlowsJson : JsonSerializerContext;
