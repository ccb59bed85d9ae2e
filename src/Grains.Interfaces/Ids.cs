using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parloir.Grains;

/// <summary>An opaque id: a string on the wire, a type of its own in the code.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    string Value { get; }
    static abstract TSelf Of(string value);
}

/// <summary>The tenant. It prefixes every grain key and stands in every row.</summary>
[JsonConverter(typeof(IdConverter<WorkspaceId>))]
public readonly record struct WorkspaceId(string Value) : IId<WorkspaceId>
{
    public static WorkspaceId Of(string value) => new(value);
    /// <summary>The grain key of <paramref name="id"/> in this workspace: <c>workspace/id</c>.</summary>
    public string Key(string id) => $"{Value}/{id}";
    public override string ToString() => Value;
}

[JsonConverter(typeof(IdConverter<ConversationId>))]
public readonly record struct ConversationId(string Value) : IId<ConversationId>
{
    public static ConversationId Of(string value) => new(value);
    public static ConversationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

[JsonConverter(typeof(IdConverter<ContactId>))]
public readonly record struct ContactId(string Value) : IId<ContactId>
{
    public static ContactId Of(string value) => new(value);
    public static ContactId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

[JsonConverter(typeof(IdConverter<AgentId>))]
public readonly record struct AgentId(string Value) : IId<AgentId>
{
    public static AgentId Of(string value) => new(value);
    public static AgentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

[JsonConverter(typeof(IdConverter<InboxId>))]
public readonly record struct InboxId(string Value) : IId<InboxId>
{
    public static InboxId Of(string value) => new(value);
    public static InboxId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));

    /// <summary>What an agent's client makes under a key of its own is always the same: sent again, it is made once.</summary>
    public static InboxId OfClient(AgentId agent, string clientKey) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{agent}/{clientKey}")))[..32]);

    public override string ToString() => Value;
}

[JsonConverter(typeof(IdConverter<TeamId>))]
public readonly record struct TeamId(string Value) : IId<TeamId>
{
    public static TeamId Of(string value) => new(value);
    public static TeamId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

[JsonConverter(typeof(IdConverter<DepartmentId>))]
public readonly record struct DepartmentId(string Value) : IId<DepartmentId>
{
    public static DepartmentId Of(string value) => new(value);
    public static DepartmentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

[JsonConverter(typeof(IdConverter<SavedViewId>))]
public readonly record struct SavedViewId(string Value) : IId<SavedViewId>
{
    public static SavedViewId Of(string value) => new(value);
    public static SavedViewId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

/// <summary>A connected endpoint, such as <c>demo-whatsapp</c>. Unique in the whole installation: it stands in webhook addresses.</summary>
[JsonConverter(typeof(IdConverter<ChannelAccountId>))]
public readonly record struct ChannelAccountId(string Value) : IId<ChannelAccountId>
{
    private const int HashLength = 24;

    public static ChannelAccountId Of(string value) => new(value);

    /// <summary>The account of a WhatsApp number in a workspace, always the same: connected again it goes on with its conversations.</summary>
    public static ChannelAccountId OfWhatsApp(WorkspaceId workspace, string phoneNumberId) =>
        new($"wa-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workspace.Key(phoneNumberId))))[..HashLength]}");

    public override string ToString() => Value;
}

public sealed class IdConverter<TId> : JsonConverter<TId> where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } value ? TId.Of(value) : throw new JsonException("An id is a string that is not empty.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
