using System.Text.Json.Serialization;

namespace Parloir.Web.Problems;

/// <summary>Every code that a problem document can carry. Stable: clients switch on it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemCode>))]
public enum ProblemCode
{
    // The request itself
    [JsonStringEnumMemberName("request_invalid")] RequestInvalid,
    [JsonStringEnumMemberName("json_invalid")] JsonInvalid,
    [JsonStringEnumMemberName("query_invalid")] QueryInvalid,
    [JsonStringEnumMemberName("media_type_unsupported")] MediaTypeUnsupported,
    [JsonStringEnumMemberName("body_too_large")] BodyTooLarge,
    [JsonStringEnumMemberName("method_not_allowed")] MethodNotAllowed,
    [JsonStringEnumMemberName("not_found")] NotFound,

    // Who asks
    [JsonStringEnumMemberName("unauthenticated")] Unauthenticated,
    [JsonStringEnumMemberName("forbidden")] Forbidden,
    [JsonStringEnumMemberName("csrf_header_missing")] CsrfHeaderMissing,
    [JsonStringEnumMemberName("origin_refused")] OriginRefused,
    [JsonStringEnumMemberName("credentials_wrong")] CredentialsWrong,
    [JsonStringEnumMemberName("too_many_attempts")] TooManyAttempts,
    [JsonStringEnumMemberName("setup_closed")] SetupClosed,

    // What the domain refuses
    [JsonStringEnumMemberName("text_empty")] TextEmpty,
    [JsonStringEnumMemberName("text_too_long")] TextTooLong,
    [JsonStringEnumMemberName("text_invalid")] TextInvalid,
    [JsonStringEnumMemberName("window_closed")] WindowClosed,
    [JsonStringEnumMemberName("already_claimed")] AlreadyClaimed,
    [JsonStringEnumMemberName("stale_reply")] StaleReply,
    [JsonStringEnumMemberName("conversation_resolved")] ConversationResolved,
    [JsonStringEnumMemberName("unknown_agent")] UnknownAgent,
    [JsonStringEnumMemberName("label_invalid")] LabelInvalid,
    [JsonStringEnumMemberName("too_many_labels")] TooManyLabels,
    [JsonStringEnumMemberName("snooze_time_invalid")] SnoozeTimeInvalid,
    [JsonStringEnumMemberName("time_zone_unknown")] TimeZoneUnknown,
    [JsonStringEnumMemberName("closing_category_invalid")] ClosingCategoryInvalid,
    [JsonStringEnumMemberName("unknown_team")] UnknownTeam,
    [JsonStringEnumMemberName("unknown_department")] UnknownDepartment,
    [JsonStringEnumMemberName("unknown_inbox")] UnknownInbox,
    [JsonStringEnumMemberName("unknown_keyword")] UnknownKeyword,
    [JsonStringEnumMemberName("keyword_invalid")] KeywordInvalid,
    [JsonStringEnumMemberName("too_many_keywords")] TooManyKeywords,
    [JsonStringEnumMemberName("too_many_participants")] TooManyParticipants,
    [JsonStringEnumMemberName("too_many_conversations")] TooManyConversations,
    [JsonStringEnumMemberName("name_invalid")] NameInvalid,
    [JsonStringEnumMemberName("name_taken")] NameTaken,
    [JsonStringEnumMemberName("catalogue_full")] CatalogueFull,
    [JsonStringEnumMemberName("still_quarantined")] StillQuarantined,

    // What is not the caller's fault
    [JsonStringEnumMemberName("unavailable")] Unavailable,
    [JsonStringEnumMemberName("internal_error")] InternalError,
}
