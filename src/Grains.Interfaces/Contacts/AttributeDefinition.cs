using System.Text.Json.Serialization;

namespace Parloir.Grains.Contacts;

[JsonConverter(typeof(JsonStringEnumConverter<AttributeType>))]
public enum AttributeType { Text, Number, Boolean, Date, List, Url }

/// <summary>A field that the workspace's administrators added to contacts (S4-21).</summary>
/// <param name="Key">As for an option. Its type never changes, even when it is taken out and comes back.</param>
/// <param name="Required">Agents cannot clear it; contacts that come in by themselves may lack it.</param>
/// <param name="Options">With <see cref="AttributeType.List"/>: the values to choose from; otherwise empty.</param>
public sealed record AttributeDefinition(string Key, string Name, AttributeType Type, bool Required, ImmutableArray<string> Options);

/// <param name="Value">As its type writes it: <c>12.5</c>, <c>true</c>, <c>2026-01-31</c>; a text, an option or an address as it is.</param>
public sealed record ContactAttribute(string Key, string Value);
