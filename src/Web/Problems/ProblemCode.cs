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
    [JsonStringEnumMemberName("unknown_message")] UnknownMessage,
    [JsonStringEnumMemberName("client_message_id_invalid")] ClientMessageIdInvalid,
    [JsonStringEnumMemberName("client_message_id_taken")] ClientMessageIdTaken,
    [JsonStringEnumMemberName("content_not_supported")] ContentNotSupported,
    [JsonStringEnumMemberName("content_invalid")] ContentInvalid,
    [JsonStringEnumMemberName("unknown_attachment")] UnknownAttachment,
    [JsonStringEnumMemberName("too_many_attachments")] TooManyAttachments,
    [JsonStringEnumMemberName("attachment_empty")] AttachmentEmpty,
    [JsonStringEnumMemberName("attachment_too_large")] AttachmentTooLarge,
    [JsonStringEnumMemberName("attachment_type_not_supported")] AttachmentTypeNotSupported,
    [JsonStringEnumMemberName("caption_not_supported")] CaptionNotSupported,
    [JsonStringEnumMemberName("template_required")] TemplateRequired,
    [JsonStringEnumMemberName("unknown_template")] UnknownTemplate,
    [JsonStringEnumMemberName("template_not_approved")] TemplateNotApproved,
    [JsonStringEnumMemberName("template_parameter_missing")] TemplateParameterMissing,
    [JsonStringEnumMemberName("template_parameter_unexpected")] TemplateParameterUnexpected,
    [JsonStringEnumMemberName("template_parameter_invalid")] TemplateParameterInvalid,
    [JsonStringEnumMemberName("unknown_channel_account")] UnknownChannelAccount,
    [JsonStringEnumMemberName("recipient_invalid")] RecipientInvalid,
    [JsonStringEnumMemberName("canned_response_invalid")] CannedResponseInvalid,
    [JsonStringEnumMemberName("canned_response_exists")] CannedResponseExists,
    [JsonStringEnumMemberName("too_many_canned_responses")] TooManyCannedResponses,
    [JsonStringEnumMemberName("saved_view_invalid")] SavedViewInvalid,
    [JsonStringEnumMemberName("too_many_saved_views")] TooManySavedViews,
    [JsonStringEnumMemberName("provider_failed")] ProviderFailed,

    // What is not the caller's fault
    [JsonStringEnumMemberName("unavailable")] Unavailable,
    [JsonStringEnumMemberName("internal_error")] InternalError,
}
