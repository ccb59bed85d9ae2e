using System.Text.Json.Serialization;

namespace Parloir.Grains;

/// <summary>Why a command was refused. A value, not an exception; <see cref="Code"/> is stable and stands in the problem document.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(NotFound), "not_found")]
[JsonDerivedType(typeof(TextEmpty), "text_empty")]
[JsonDerivedType(typeof(TextTooLong), "text_too_long")]
[JsonDerivedType(typeof(TextInvalid), "text_invalid")]
[JsonDerivedType(typeof(WindowClosed), "window_closed")]
[JsonDerivedType(typeof(AlreadyClaimed), "already_claimed")]
[JsonDerivedType(typeof(StaleReply), "stale_reply")]
[JsonDerivedType(typeof(ChangedSince), "changed_since")]
[JsonDerivedType(typeof(ChangedMeanwhile), "changed_meanwhile")]
[JsonDerivedType(typeof(ConversationResolved), "conversation_resolved")]
[JsonDerivedType(typeof(UnknownAgent), "unknown_agent")]
[JsonDerivedType(typeof(LabelInvalid), "label_invalid")]
[JsonDerivedType(typeof(TooManyLabels), "too_many_labels")]
[JsonDerivedType(typeof(SnoozeTimeInvalid), "snooze_time_invalid")]
[JsonDerivedType(typeof(TimeZoneUnknown), "time_zone_unknown")]
[JsonDerivedType(typeof(UnknownTeam), "unknown_team")]
[JsonDerivedType(typeof(UnknownDepartment), "unknown_department")]
[JsonDerivedType(typeof(ClosingCategoryInvalid), "closing_category_invalid")]
[JsonDerivedType(typeof(UnknownKeyword), "unknown_keyword")]
[JsonDerivedType(typeof(KeywordInvalid), "keyword_invalid")]
[JsonDerivedType(typeof(TooManyKeywords), "too_many_keywords")]
[JsonDerivedType(typeof(TooManyParticipants), "too_many_participants")]
[JsonDerivedType(typeof(NameInvalid), "name_invalid")]
[JsonDerivedType(typeof(NameTaken), "name_taken")]
[JsonDerivedType(typeof(CatalogueFull), "catalogue_full")]
[JsonDerivedType(typeof(UnknownMessage), "unknown_message")]
[JsonDerivedType(typeof(ClientMessageIdInvalid), "client_message_id_invalid")]
[JsonDerivedType(typeof(ClientMessageIdTaken), "client_message_id_taken")]
[JsonDerivedType(typeof(ContentNotSupported), "content_not_supported")]
[JsonDerivedType(typeof(ContentInvalid), "content_invalid")]
[JsonDerivedType(typeof(UnknownAttachment), "unknown_attachment")]
[JsonDerivedType(typeof(TooManyAttachments), "too_many_attachments")]
[JsonDerivedType(typeof(AttachmentEmpty), "attachment_empty")]
[JsonDerivedType(typeof(AttachmentTooLarge), "attachment_too_large")]
[JsonDerivedType(typeof(AttachmentTypeNotSupported), "attachment_type_not_supported")]
[JsonDerivedType(typeof(CaptionNotSupported), "caption_not_supported")]
[JsonDerivedType(typeof(TemplateRequired), "template_required")]
[JsonDerivedType(typeof(UnknownTemplate), "unknown_template")]
[JsonDerivedType(typeof(TemplateNotApproved), "template_not_approved")]
[JsonDerivedType(typeof(TemplateParameterMissing), "template_parameter_missing")]
[JsonDerivedType(typeof(TemplateParameterUnexpected), "template_parameter_unexpected")]
[JsonDerivedType(typeof(TemplateParameterInvalid), "template_parameter_invalid")]
[JsonDerivedType(typeof(UnknownChannelAccount), "unknown_channel_account")]
[JsonDerivedType(typeof(RecipientInvalid), "recipient_invalid")]
[JsonDerivedType(typeof(CannedResponseInvalid), "canned_response_invalid")]
[JsonDerivedType(typeof(CannedResponseExists), "canned_response_exists")]
[JsonDerivedType(typeof(TooManyCannedResponses), "too_many_canned_responses")]
[JsonDerivedType(typeof(UnknownContactType), "unknown_contact_type")]
[JsonDerivedType(typeof(UnknownStage), "unknown_stage")]
[JsonDerivedType(typeof(LanguageInvalid), "language_invalid")]
[JsonDerivedType(typeof(PhoneInvalid), "phone_invalid")]
[JsonDerivedType(typeof(EmailInvalid), "email_invalid")]
[JsonDerivedType(typeof(EmailTaken), "email_taken")]
[JsonDerivedType(typeof(LastAdministrator), "last_administrator")]
[JsonDerivedType(typeof(ContactPointRequired), "contact_point_required")]
[JsonDerivedType(typeof(TooManyPoints), "too_many_points")]
[JsonDerivedType(typeof(CatalogueInvalid), "catalogue_invalid")]
[JsonDerivedType(typeof(UnknownAttribute), "unknown_attribute")]
[JsonDerivedType(typeof(AttributeInvalid), "attribute_invalid")]
[JsonDerivedType(typeof(AttributeRequired), "attribute_required")]
[JsonDerivedType(typeof(AttributeOptionUnknown), "attribute_option_unknown")]
[JsonDerivedType(typeof(AttributeTypeFixed), "attribute_type_fixed")]
[JsonDerivedType(typeof(SavedViewInvalid), "saved_view_invalid")]
[JsonDerivedType(typeof(TooManySavedViews), "too_many_saved_views")]
[JsonDerivedType(typeof(MergeSameContact), "merge_same_contact")]
[JsonDerivedType(typeof(ContactNotMerged), "contact_not_merged")]
[JsonDerivedType(typeof(ContactBusy), "contact_busy")]
[JsonDerivedType(typeof(TooManyMerged), "too_many_merged")]
[JsonDerivedType(typeof(EventInvalid), "event_invalid")]
[JsonDerivedType(typeof(CustomerInvalid), "customer_invalid")]
[JsonDerivedType(typeof(CustomerExists), "customer_exists")]
[JsonDerivedType(typeof(UnknownCustomer), "unknown_customer")]
[JsonDerivedType(typeof(AgentWithoutAccess), "agent_without_access")]
[JsonDerivedType(typeof(EmailNotConnected), "email_not_connected")]
[JsonDerivedType(typeof(UnknownInbox), "unknown_inbox")]
[JsonDerivedType(typeof(InboxConnected), "inbox_connected")]
[JsonDerivedType(typeof(ChannelConnectionInvalid), "channel_connection_invalid")]
[JsonDerivedType(typeof(ChannelAccountExists), "channel_account_exists")]
[JsonDerivedType(typeof(AutomationRuleInvalid), "automation_rule_invalid")]
[JsonDerivedType(typeof(TooManyAutomationRules), "too_many_automation_rules")]
[JsonDerivedType(typeof(UnknownLabel), "unknown_label")]
[JsonDerivedType(typeof(ReportPeriodInvalid), "report_period_invalid")]
[JsonDerivedType(typeof(ReportBusy), "report_busy")]
[JsonDerivedType(typeof(ReportTooLong), "report_too_long")]
[JsonDerivedType(typeof(FormInvalid), "form_invalid")]
[JsonDerivedType(typeof(UnknownForm), "unknown_form")]
[JsonDerivedType(typeof(FormArchived), "form_archived")]
[JsonDerivedType(typeof(FormCycle), "form_cycle")]
public abstract record Rejection
{
    private Rejection() { }

    [JsonIgnore]
    public string Code => this switch
    {
        NotFound => "not_found",
        TextEmpty => "text_empty",
        TextTooLong => "text_too_long",
        TextInvalid => "text_invalid",
        WindowClosed => "window_closed",
        AlreadyClaimed => "already_claimed",
        StaleReply => "stale_reply",
        ChangedSince => "changed_since",
        ChangedMeanwhile => "changed_meanwhile",
        ConversationResolved => "conversation_resolved",
        UnknownAgent => "unknown_agent",
        LabelInvalid => "label_invalid",
        TooManyLabels => "too_many_labels",
        SnoozeTimeInvalid => "snooze_time_invalid",
        TimeZoneUnknown => "time_zone_unknown",
        UnknownTeam => "unknown_team",
        UnknownDepartment => "unknown_department",
        ClosingCategoryInvalid => "closing_category_invalid",
        UnknownKeyword => "unknown_keyword",
        KeywordInvalid => "keyword_invalid",
        TooManyKeywords => "too_many_keywords",
        TooManyParticipants => "too_many_participants",
        NameInvalid => "name_invalid",
        NameTaken => "name_taken",
        CatalogueFull => "catalogue_full",
        UnknownMessage => "unknown_message",
        ClientMessageIdInvalid => "client_message_id_invalid",
        ClientMessageIdTaken => "client_message_id_taken",
        ContentNotSupported => "content_not_supported",
        ContentInvalid => "content_invalid",
        UnknownAttachment => "unknown_attachment",
        TooManyAttachments => "too_many_attachments",
        AttachmentEmpty => "attachment_empty",
        AttachmentTooLarge => "attachment_too_large",
        AttachmentTypeNotSupported => "attachment_type_not_supported",
        CaptionNotSupported => "caption_not_supported",
        TemplateRequired => "template_required",
        UnknownTemplate => "unknown_template",
        TemplateNotApproved => "template_not_approved",
        TemplateParameterMissing => "template_parameter_missing",
        TemplateParameterUnexpected => "template_parameter_unexpected",
        TemplateParameterInvalid => "template_parameter_invalid",
        UnknownChannelAccount => "unknown_channel_account",
        RecipientInvalid => "recipient_invalid",
        CannedResponseInvalid => "canned_response_invalid",
        CannedResponseExists => "canned_response_exists",
        TooManyCannedResponses => "too_many_canned_responses",
        UnknownContactType => "unknown_contact_type",
        UnknownStage => "unknown_stage",
        LanguageInvalid => "language_invalid",
        PhoneInvalid => "phone_invalid",
        EmailInvalid => "email_invalid",
        EmailTaken => "email_taken",
        LastAdministrator => "last_administrator",
        ContactPointRequired => "contact_point_required",
        TooManyPoints => "too_many_points",
        CatalogueInvalid => "catalogue_invalid",
        UnknownAttribute => "unknown_attribute",
        AttributeInvalid => "attribute_invalid",
        AttributeRequired => "attribute_required",
        AttributeOptionUnknown => "attribute_option_unknown",
        AttributeTypeFixed => "attribute_type_fixed",
        SavedViewInvalid => "saved_view_invalid",
        TooManySavedViews => "too_many_saved_views",
        MergeSameContact => "merge_same_contact",
        ContactNotMerged => "contact_not_merged",
        ContactBusy => "contact_busy",
        TooManyMerged => "too_many_merged",
        EventInvalid => "event_invalid",
        CustomerInvalid => "customer_invalid",
        CustomerExists => "customer_exists",
        UnknownCustomer => "unknown_customer",
        AgentWithoutAccess => "agent_without_access",
        EmailNotConnected => "email_not_connected",
        UnknownInbox => "unknown_inbox",
        InboxConnected => "inbox_connected",
        ChannelConnectionInvalid => "channel_connection_invalid",
        ChannelAccountExists => "channel_account_exists",
        AutomationRuleInvalid => "automation_rule_invalid",
        TooManyAutomationRules => "too_many_automation_rules",
        UnknownLabel => "unknown_label",
        ReportPeriodInvalid => "report_period_invalid",
        ReportBusy => "report_busy",
        ReportTooLong => "report_too_long",
        FormInvalid => "form_invalid",
        UnknownForm => "unknown_form",
        FormArchived => "form_archived",
        FormCycle => "form_cycle",
        _ => throw new InvalidOperationException($"{GetType()} has no code."),
    };

    public sealed record NotFound : Rejection;
    public sealed record TextEmpty : Rejection;
    public sealed record TextTooLong(int Length, int Limit) : Rejection;
    /// <summary>The text holds a lone surrogate or another sequence that is not Unicode text.</summary>
    public sealed record TextInvalid : Rejection;
    /// <summary>Free text is allowed only within 24 hours of the customer's last message.</summary>
    public sealed record WindowClosed(DateTimeOffset? ClosedAt) : Rejection;
    public sealed record AlreadyClaimed(AgentId Winner, string WinnerName) : Rejection;
    /// <summary>The conversation moved on since the agent's screen was drawn: <paramref name="Sequence"/> is where it stands.</summary>
    public sealed record StaleReply(long Sequence) : Rejection;
    /// <summary>What was to be taken back no longer stands.</summary>
    public sealed record ChangedSince : Rejection;
    /// <summary>What was to be changed is not what was read: somebody else has changed it.</summary>
    public sealed record ChangedMeanwhile : Rejection;
    public sealed record ConversationResolved : Rejection;
    public sealed record UnknownAgent : Rejection;
    public sealed record LabelInvalid(int Limit) : Rejection;
    public sealed record TooManyLabels(int Limit) : Rejection;
    /// <summary>A snooze ends in the future, at most a year from now.</summary>
    public sealed record SnoozeTimeInvalid : Rejection;
    public sealed record TimeZoneUnknown : Rejection;
    public sealed record UnknownTeam : Rejection;
    public sealed record UnknownDepartment : Rejection;
    public sealed record ClosingCategoryInvalid(int Limit) : Rejection;
    /// <summary>Keywords are kept by administrators (conflict C6): none is made by using it.</summary>
    public sealed record UnknownKeyword : Rejection;
    public sealed record KeywordInvalid(int Limit) : Rejection;
    public sealed record TooManyKeywords(int Limit) : Rejection;
    public sealed record TooManyParticipants(int Limit) : Rejection;
    /// <summary>A team, a department or a catalogue entry needs a short name that is not blank.</summary>
    public sealed record NameInvalid(int Limit) : Rejection;
    public sealed record NameTaken : Rejection;
    /// <summary>There are as many departments, teams or keywords as there may be.</summary>
    public sealed record CatalogueFull(int Limit) : Rejection;
    /// <summary>The conversation has no such message, or the provider does not know it (yet): it can be neither quoted nor reacted to.</summary>
    public sealed record UnknownMessage : Rejection;
    /// <summary>A client message id has 1 to <paramref name="Limit"/> characters.</summary>
    public sealed record ClientMessageIdInvalid(int Limit) : Rejection;
    /// <summary>Another message of the conversation has this client message id.</summary>
    public sealed record ClientMessageIdTaken : Rejection;
    /// <summary>The channel cannot carry this kind of message.</summary>
    public sealed record ContentNotSupported(string Kind) : Rejection;
    /// <summary>A place that is not on Earth, a contact card without a name, a reaction that is no emoji.</summary>
    public sealed record ContentInvalid(string Field) : Rejection;
    /// <summary>The agent has uploaded no such file, or too long ago.</summary>
    public sealed record UnknownAttachment : Rejection;
    public sealed record TooManyAttachments(int Limit) : Rejection;
    public sealed record AttachmentEmpty : Rejection;
    /// <param name="Limit">Bytes.</param>
    public sealed record AttachmentTooLarge(long Limit) : Rejection;
    /// <param name="MimeType">What the file is, by its content.</param>
    public sealed record AttachmentTypeNotSupported(string MimeType) : Rejection;
    /// <summary>The channel carries no text with media of this kind.</summary>
    public sealed record CaptionNotSupported(string Kind) : Rejection;
    /// <summary>First contact on this channel must use an approved template (S2-70).</summary>
    public sealed record TemplateRequired : Rejection;
    public sealed record UnknownTemplate : Rejection;
    public sealed record TemplateNotApproved(string Status) : Rejection;
    /// <param name="Parameter"><c>header</c>, <c>body.NAME</c> or <c>buttons.INDEX</c>.</param>
    public sealed record TemplateParameterMissing(string Parameter) : Rejection;
    public sealed record TemplateParameterUnexpected(string Parameter) : Rejection;
    public sealed record TemplateParameterInvalid(string Parameter) : Rejection;
    public sealed record UnknownChannelAccount : Rejection;
    /// <summary>It is no telephone number in international form.</summary>
    public sealed record RecipientInvalid : Rejection;
    public sealed record CannedResponseInvalid(string Field) : Rejection;
    /// <summary>Another one that its users see has this shortcut.</summary>
    public sealed record CannedResponseExists : Rejection;
    public sealed record TooManyCannedResponses(int Limit) : Rejection;
    /// <summary>The catalogue of contacts has no such type.</summary>
    public sealed record UnknownContactType : Rejection;
    /// <summary>The catalogue of contacts has no such lifecycle stage.</summary>
    public sealed record UnknownStage : Rejection;
    public sealed record LanguageInvalid : Rejection;
    public sealed record PhoneInvalid : Rejection;
    public sealed record EmailInvalid : Rejection;
    /// <summary>Another agent of the installation logs in with this address.</summary>
    public sealed record EmailTaken : Rejection;
    /// <summary>A workspace keeps an administrator who can log in.</summary>
    public sealed record LastAdministrator : Rejection;
    /// <summary>Somebody who is written down has a telephone number or an e-mail address.</summary>
    public sealed record ContactPointRequired : Rejection;
    public sealed record TooManyPoints(int Limit) : Rejection;
    /// <param name="Field">The entry and what of it is wrong: <c>stages[2].key</c>.</param>
    public sealed record CatalogueInvalid(string Field) : Rejection;
    /// <param name="Field">The attribute's key.</param>
    public sealed record UnknownAttribute(string Field) : Rejection;
    /// <param name="Kind">The type of the attribute.</param>
    public sealed record AttributeInvalid(string Field, string Kind) : Rejection;
    public sealed record AttributeRequired(string Field) : Rejection;
    public sealed record AttributeOptionUnknown(string Field) : Rejection;
    public sealed record AttributeTypeFixed(string Field) : Rejection;
    /// <param name="Field">The member of the view, or of a part of its condition, that is wrong.</param>
    public sealed record SavedViewInvalid(string Field) : Rejection;
    public sealed record TooManySavedViews(int Limit) : Rejection;
    public sealed record MergeSameContact : Rejection;
    public sealed record ContactNotMerged : Rejection;
    /// <summary>The other contact was merged elsewhere meanwhile, or is itself about to merge.</summary>
    public sealed record ContactBusy : Rejection;
    public sealed record TooManyMerged(int Limit) : Rejection;
    /// <param name="Field">The member of the reported event that is wrong; <c>at</c> also for one from before the conversation was opened.</param>
    public sealed record EventInvalid(string Field) : Rejection;
    public sealed record CustomerInvalid(string Field) : Rejection;
    public sealed record CustomerExists : Rejection;
    public sealed record UnknownCustomer : Rejection;
    /// <summary>The agent may not see the conversation: nothing of it is sent to him.</summary>
    public sealed record AgentWithoutAccess : Rejection;
    /// <summary>The workspace has no mailbox that mail could be sent from.</summary>
    public sealed record EmailNotConnected : Rejection;
    public sealed record UnknownInbox : Rejection;
    /// <summary>Channel accounts lead into the inbox: it cannot be deleted.</summary>
    public sealed record InboxConnected : Rejection;
    /// <param name="Field">The member of the connection that is wrong.</param>
    public sealed record ChannelConnectionInvalid(string Field) : Rejection;
    /// <summary>The workspace has an account of that number already.</summary>
    public sealed record ChannelAccountExists : Rejection;
    /// <param name="Field">The member of the rule, of its trigger, of an action or of a part of its condition that is wrong.</param>
    public sealed record AutomationRuleInvalid(string Field) : Rejection;
    public sealed record TooManyAutomationRules(int Limit) : Rejection;
    /// <summary>A rule names a label by its id: none is made by naming it.</summary>
    public sealed record UnknownLabel : Rejection;
    /// <param name="Limit">A report is of 1 to so many days.</param>
    public sealed record ReportPeriodInvalid(int Limit) : Rejection;
    /// <summary>Another report of the workspace is being read.</summary>
    public sealed record ReportBusy : Rejection;
    /// <summary>There is so much in the period that the report was given up.</summary>
    public sealed record ReportTooLong : Rejection;
    /// <param name="Field">The member of the form that is wrong: <c>fields[2].label</c>.</param>
    public sealed record FormInvalid(string Field) : Rejection;
    public sealed record UnknownForm : Rejection;
    /// <summary>An archived form is sent no more.</summary>
    public sealed record FormArchived : Rejection;
    /// <summary>The form would follow itself, maybe by way of others.</summary>
    public sealed record FormCycle : Rejection;
}
