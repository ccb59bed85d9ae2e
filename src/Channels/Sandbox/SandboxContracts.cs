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
[JsonDerivedType(typeof(Contacts), "contacts")]
[JsonDerivedType(typeof(Template), "template")]
[JsonDerivedType(typeof(Form), "form")]
[JsonDerivedType(typeof(FormAnswer), "form_answer")]
internal abstract record SandboxContent
{
    private SandboxContent() { }

    public sealed record Text(string Body) : SandboxContent;
    public sealed record Location(double Latitude, double Longitude, string? Name, string? Address) : SandboxContent;
    /// <param name="Kind">image, video, audio, voice, document or sticker.</param>
    /// <param name="Id">Of the bytes; null for a sample that has none.</param>
    public sealed record Media(string Kind, string? FileName, string? Caption, string? Id = null, string? MimeType = null, long? Size = null) : SandboxContent;
    public sealed record Contacts(IReadOnlyList<SandboxCard> Cards) : SandboxContent;
    /// <param name="MediaId">Of the file in its header.</param>
    public sealed record Template(string? Header, string? MediaId, string? MimeType, string Body, string? Footer, IReadOnlyList<string> Buttons) : SandboxContent;
    /// <param name="Token">Goes back with the answer.</param>
    public sealed record Form(string Title, string Body, string Button, string Submit, IReadOnlyList<FormQuestion> Questions, string Token) : SandboxContent;
    public sealed record FormAnswer(string Title, IReadOnlyList<FormValue> Values, string Token) : SandboxContent;
}

/// <param name="Kind">text, long_text, email, phone, number, date or choice.</param>
internal sealed record FormQuestion(string Name, string Label, string Kind, bool Required, IReadOnlyList<string> Options);

internal sealed record FormValue(string Name, string Label, string Value);

internal sealed record SandboxCard(string Name, IReadOnlyList<string> Phones, IReadOnlyList<string> Emails);

internal sealed record MediaId([property: JsonPropertyName("id")] string Id);

/// <summary>As Meta writes it.</summary>
internal sealed record MediaPlace(
    [property: JsonPropertyName("messaging_product")] string Product, [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("mime_type")] string MimeType, [property: JsonPropertyName("sha256")] string Sha256,
    [property: JsonPropertyName("file_size")] long Size, [property: JsonPropertyName("id")] string Id);

/// <summary>As Meta writes it.</summary>
internal sealed record NumberNode(
    [property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("display_phone_number")] string Number,
    [property: JsonPropertyName("verified_name")] string VerifiedName);

/// <param name="Status">As Meta writes it: <c>APPROVED</c>, <c>PAUSED</c>, <c>DISABLED</c>, <c>REJECTED</c>, <c>PENDING</c>.</param>
internal sealed record TemplateChange(string? Status, string? Reason);

internal sealed record NewPhone(string? Name, string? Phone);

/// <summary>What the customer does on the phone; exactly one of text, location, media, reaction, edit, revoke, contacts and form.</summary>
internal sealed record Draft(
    string? Text, SandboxContent.Location? Location, SandboxContent.Media? Media, DraftReaction? Reaction, DraftEdit? Edit, DraftRevoke? Revoke,
    string? Quoted, string? ClientMessageId, SandboxContent.Contacts? Contacts = null, DraftForm? Form = null);

/// <param name="Message">The message with the form.</param>
/// <param name="Values">By the names of its questions.</param>
internal sealed record DraftForm(string? Message, IReadOnlyDictionary<string, string>? Values);

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
[JsonSerializable(typeof(MediaId))]
[JsonSerializable(typeof(MediaPlace))]
[JsonSerializable(typeof(NumberNode))]
[JsonSerializable(typeof(TemplateChange))]
internal sealed partial class SandboxJson : JsonSerializerContext;
