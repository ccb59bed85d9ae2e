using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Parloir.Channels.Sandbox;

internal sealed record SandboxAccount(string Id, string Name, string PhoneNumberId, string DisplayPhoneNumber);

internal sealed record SandboxPhone(string Phone, string Name);

internal sealed record SandboxThread(string Phone, string Name, SandboxAccount Account, long Revision, IReadOnlyList<SandboxMessage> Messages);

internal sealed record Page<T>(IReadOnlyList<T> Items);

/// <param name="Direction">As the phone sees it: <c>sent</c> by the customer, or <c>received</c>.</param>
internal sealed record SandboxMessage(
    string Id, string? ClientMessageId, string Direction, DateTimeOffset At, string Status, SandboxContent Content, string? Quoted,
    Reactions Reactions, bool Edited, bool Revoked, long Revision)
{
    /// <summary>Comes back to the engine with statuses; no phone knows it.</summary>
    [JsonIgnore]
    public string? CallbackData { get; init; }

    [JsonIgnore]
    public bool IsCustomers => Direction == Sent;

    public const string Sent = "sent";
    public const string Received = "received";
}

internal sealed record Reactions(string? Customer, string? Business);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Location), "location")]
[JsonDerivedType(typeof(Media), "media")]
internal abstract record SandboxContent
{
    private SandboxContent() { }

    public sealed record Text(string Body) : SandboxContent;
    public sealed record Location(double Latitude, double Longitude, string? Name, string? Address) : SandboxContent;
    /// <param name="Kind">image, video, audio, voice, document or sticker.</param>
    public sealed record Media(string Kind, string? FileName, string? Caption) : SandboxContent;
}

internal sealed record NewPhone(string? Name, string? Phone);

/// <summary>What the customer does on the phone; exactly one of the first six.</summary>
internal sealed record Draft(
    string? Text, SandboxContent.Location? Location, SandboxContent.Media? Media, DraftReaction? Reaction, DraftEdit? Edit, DraftRevoke? Revoke,
    string? Quoted, string? ClientMessageId);

internal sealed record DraftReaction(string? Message, string? Emoji);

internal sealed record DraftEdit(string? Message, string? Text);

internal sealed record DraftRevoke(string? Message);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Page<SandboxAccount>))]
[JsonSerializable(typeof(Page<SandboxPhone>))]
[JsonSerializable(typeof(SandboxThread))]
[JsonSerializable(typeof(SandboxContent))]
[JsonSerializable(typeof(NewPhone))]
[JsonSerializable(typeof(Draft))]
[JsonSerializable(typeof(Faults))]
internal sealed partial class SandboxJson : JsonSerializerContext;
