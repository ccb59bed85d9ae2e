using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Problems;

/// <summary>A problem document (RFC 9457, <c>application/problem+json</c>). The members after <see cref="Detail"/> come with the codes that they are named for.</summary>
public sealed record Problem(int Status, ProblemCode Code, string Title)
{
    public const string ContentType = "application/problem+json";

    /// <summary>For the developer who reads it; never to be shown or parsed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>What of the request is wrong. With <c>request_invalid</c>, <c>content_invalid</c>, <c>canned_response_invalid</c>, <c>catalogue_invalid</c>, <c>saved_view_invalid</c>, <c>automation_rule_invalid</c>, <c>channel_connection_invalid</c>, and the place of a template's parameter: <c>header</c>, <c>body.NAME</c>, <c>buttons.INDEX</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>Who has the conversation. With <c>already_claimed</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AgentCard? Winner { get; init; }

    /// <summary>Who has the number or the address. With <c>contact_exists</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContactCard? Contact { get; init; }

    /// <summary>Where the conversation stands. With <c>stale_reply</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Sequence { get; init; }

    /// <summary>What the customer wrote since, oldest first, fifty messages at most. With <c>stale_reply</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TimelineItem>? Missed { get; init; }

    /// <summary>The most that is allowed. With <c>text_too_long</c>, <c>name_invalid</c>, <c>label_invalid</c>, <c>keyword_invalid</c>, <c>closing_category_invalid</c> (characters), <c>too_many_…</c> and <c>catalogue_full</c> (how many), <c>body_too_large</c> and <c>attachment_too_large</c> (bytes).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Limit { get; init; }

    /// <summary>What the file is, by its content. With <c>attachment_type_not_supported</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MimeType { get; init; }

    /// <summary>The kind of message. With <c>content_not_supported</c> and <c>caption_not_supported</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>What was sent, in characters. With <c>text_too_long</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Length { get; init; }

    /// <summary>When the window closed, if it was ever open. With <c>window_closed</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Seconds to wait before trying again; also in the header <c>Retry-After</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RetryAfter { get; init; }
}
