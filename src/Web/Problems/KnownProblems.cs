using System.Diagnostics;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Web.Problems;

/// <summary>The problem documents of this API, each with its one status.</summary>
internal static class KnownProblems
{
    public static readonly Problem NotFound = new(404, ProblemCode.NotFound, "There is no such thing here.");
    public static readonly Problem Unauthenticated = new(401, ProblemCode.Unauthenticated, "Log in, or send a valid token.");
    public static readonly Problem Forbidden = new(403, ProblemCode.Forbidden, "Your role does not allow this.");
    public static readonly Problem CsrfHeaderMissing = new(403, ProblemCode.CsrfHeaderMissing, "A request with a cookie that changes something needs the header 'X-Parloir: 1'.");
    public static readonly Problem OriginRefused = new(403, ProblemCode.OriginRefused, "The desk cannot be opened from a page of another origin.");
    public static readonly Problem CredentialsWrong = new(401, ProblemCode.CredentialsWrong, "E-mail address or password is wrong.");
    public static readonly Problem SetupClosed = new(403, ProblemCode.SetupClosed, "The setup link is wrong, used or no longer needed.");
    public static readonly Problem AgentDeactivated = new(403, ProblemCode.AgentDeactivated, "An administrator has deactivated this agent.");
    public static readonly Problem PasswordWrong = new(422, ProblemCode.PasswordWrong, "The current password is another one.");
    public static readonly Problem InvitationInvalid = new(403, ProblemCode.InvitationInvalid, "The invitation is wrong, used, replaced or too old; an administrator can make another.");
    public static readonly Problem TextInvalid = new(422, ProblemCode.TextInvalid, "The text is not valid Unicode or holds a NUL character.");
    public static readonly Problem MethodNotAllowed = new(405, ProblemCode.MethodNotAllowed, "This address does not know this method.");
    public static readonly Problem MediaTypeUnsupported = new(415, ProblemCode.MediaTypeUnsupported, "Send 'application/json'.");
    public static readonly Problem Unavailable = new(503, ProblemCode.Unavailable, "Not available at the moment; try again.") { RetryAfter = 2 };
    public static readonly Problem InternalError = new(500, ProblemCode.InternalError, "Something went wrong on our side.");

    public static Problem RequestInvalid(string field, string detail) =>
        new(400, ProblemCode.RequestInvalid, "The request is not valid.") { Field = field, Detail = detail };

    public static Problem JsonInvalid(string? detail) => new(400, ProblemCode.JsonInvalid, "The body is not the JSON that is expected here.") { Detail = detail };

    public static Problem QueryInvalid(string detail) => new(400, ProblemCode.QueryInvalid, "A query parameter is not valid.") { Detail = detail };

    /// <param name="name">The parameter of a list's filter.</param>
    public static Problem FilterInvalid(string name) => QueryInvalid($"{name} has no such value, or more than {FilterParameters.MaxValues}.");

    public static Problem BodyTooLarge(long? limit) => new(413, ProblemCode.BodyTooLarge, "The body is too large.") { Limit = limit };

    public static Problem TooManyAttempts(TimeSpan wait) =>
        new(429, ProblemCode.TooManyAttempts, "Too many attempts; wait.") { RetryAfter = (int)Math.Ceiling(wait.TotalSeconds) };

    public static Problem StillQuarantined(string reason, string detail) =>
        new(409, ProblemCode.StillQuarantined, "It still cannot be read.") { Detail = $"{reason}: {detail}" };

    public static readonly Problem UnknownInbox = new(422, ProblemCode.UnknownInbox, "The workspace has no such inbox.");

    public static Problem ContactExists(ContactCard existing) =>
        new(409, ProblemCode.ContactExists, "Another contact has this number or address.") { Contact = existing };

    public static Problem TooManyConversations(int limit) =>
        new(422, ProblemCode.TooManyConversations, "Too many conversations for one action.") { Limit = limit };

    public static Problem ProviderFailed(Grains.Channels.DeliveryError error) =>
        new(502, ProblemCode.ProviderFailed, "The provider did not answer as it should.") { Detail = $"{error.Code}: {error.Text}" };

    public static Problem Of(Rejection rejection) => rejection switch
    {
        Rejection.NotFound => NotFound,
        Rejection.TextEmpty => new(422, ProblemCode.TextEmpty, "The text is empty."),
        Rejection.TextTooLong(var length, var limit) => new(422, ProblemCode.TextTooLong, "The text is too long for this channel.") { Length = length, Limit = limit },
        Rejection.TextInvalid => TextInvalid,
        Rejection.WindowClosed(var closedAt) => new(422, ProblemCode.WindowClosed, "The 24 hours after the customer's last message are over.") { ClosedAt = closedAt },
        Rejection.AlreadyClaimed(var winner, var name) => new(409, ProblemCode.AlreadyClaimed, "Somebody else was faster.") { Winner = new AgentCard(winner, name) },
        Rejection.StaleReply(var sequence) => new(409, ProblemCode.StaleReply, "The customer wrote again since.") { Sequence = sequence },
        Rejection.ChangedSince => new(409, ProblemCode.ChangedSince, "Somebody has changed it since; nothing was taken back."),
        Rejection.ChangedMeanwhile => new(409, ProblemCode.ChangedMeanwhile, "Somebody else has changed it meanwhile; look at it, and change it again."),
        Rejection.ConversationResolved => new(409, ProblemCode.ConversationResolved, "The conversation is resolved; reopen it first."),
        Rejection.UnknownAgent => new(422, ProblemCode.UnknownAgent, "The workspace has no such agent."),
        Rejection.LabelInvalid(var limit) => new(422, ProblemCode.LabelInvalid, "A label's name is short and not blank.") { Limit = limit },
        _ => OfOwnership(rejection),
    };

    private static Problem OfOwnership(Rejection rejection) => rejection switch
    {
        Rejection.SnoozeTimeInvalid => new(422, ProblemCode.SnoozeTimeInvalid, "A snooze ends in the future, at most a year from now."),
        Rejection.TimeZoneUnknown => new(422, ProblemCode.TimeZoneUnknown, "There is no time zone of that IANA name."),
        Rejection.ClosingCategoryInvalid(var limit) => new(422, ProblemCode.ClosingCategoryInvalid, "A closing category is one short line.") { Limit = limit },
        Rejection.UnknownTeam => new(422, ProblemCode.UnknownTeam, "The workspace has no such team."),
        Rejection.UnknownDepartment => new(422, ProblemCode.UnknownDepartment, "The workspace has no such department."),
        Rejection.UnknownKeyword => new(422, ProblemCode.UnknownKeyword, "The catalogue has no such keyword; an administrator can add it."),
        Rejection.KeywordInvalid(var limit) => new(422, ProblemCode.KeywordInvalid, "A keyword is short and not blank.") { Limit = limit },
        Rejection.TooManyKeywords(var limit) => new(422, ProblemCode.TooManyKeywords, "The conversation has too many keywords.") { Limit = limit },
        Rejection.TooManyParticipants(var limit) => new(422, ProblemCode.TooManyParticipants, "The conversation has too many participants.") { Limit = limit },
        Rejection.NameInvalid(var limit) => new(422, ProblemCode.NameInvalid, "A name is one short line, without blanks around it.") { Limit = limit },
        Rejection.NameTaken => new(409, ProblemCode.NameTaken, "Something else has this name."),
        Rejection.CatalogueFull(var limit) => new(422, ProblemCode.CatalogueFull, "The catalogue is full.") { Limit = limit },
        Rejection.TooManyLabels(var limit) => new(422, ProblemCode.TooManyLabels, "The conversation has too many labels.") { Limit = limit },
        _ => OfWriting(rejection),
    };

    private static Problem OfWriting(Rejection rejection) => rejection switch
    {
        Rejection.UnknownMessage => new(422, ProblemCode.UnknownMessage, "The conversation has no such message that the provider knows."),
        Rejection.ClientMessageIdInvalid(var limit) => new(422, ProblemCode.ClientMessageIdInvalid, "A client message id is short and not blank.") { Limit = limit },
        Rejection.ClientMessageIdTaken => new(409, ProblemCode.ClientMessageIdTaken, "Another message of the conversation has this client message id."),
        Rejection.ContentNotSupported(var kind) => new(422, ProblemCode.ContentNotSupported, "The channel cannot carry this kind of message.") { Kind = kind },
        Rejection.ContentInvalid(var field) => new(422, ProblemCode.ContentInvalid, "The content is not valid.") { Field = field },
        Rejection.UnknownAttachment => new(422, ProblemCode.UnknownAttachment, "There is no such upload; it may have expired."),
        Rejection.TooManyAttachments(var limit) => new(422, ProblemCode.TooManyAttachments, "Too many attachments for one message of this channel.") { Limit = limit },
        Rejection.AttachmentEmpty => new(422, ProblemCode.AttachmentEmpty, "The file is empty."),
        Rejection.AttachmentTooLarge(var limit) => new(422, ProblemCode.AttachmentTooLarge, "The file is larger than the channel takes.") { Limit = limit },
        Rejection.AttachmentTypeNotSupported(var type) => new(422, ProblemCode.AttachmentTypeNotSupported, "The channel does not take files of this type.") { MimeType = type },
        Rejection.CaptionNotSupported(var kind) => new(422, ProblemCode.CaptionNotSupported, "The channel carries no text with this.") { Kind = kind },
        Rejection.CannedResponseInvalid(var field) => new(422, ProblemCode.CannedResponseInvalid, "The quick message is not valid.") { Field = field },
        Rejection.CannedResponseExists => new(409, ProblemCode.CannedResponseExists, "There is a quick message with this shortcut."),
        Rejection.TooManyCannedResponses(var limit) => new(422, ProblemCode.TooManyCannedResponses, "There are too many quick messages.") { Limit = limit },
        Rejection.SavedViewInvalid(var field) => new(422, ProblemCode.SavedViewInvalid, "The view is not valid.") { Field = field },
        Rejection.TooManySavedViews(var limit) => new(422, ProblemCode.TooManySavedViews, "There are too many views.") { Limit = limit },
        _ => OfForm(rejection),
    };

    private static Problem OfForm(Rejection rejection) => rejection switch
    {
        Rejection.FormInvalid(var field) => new(422, ProblemCode.FormInvalid, "The form is not valid.") { Field = field },
        Rejection.UnknownForm => new(422, ProblemCode.UnknownForm, "The workspace has no such form."),
        Rejection.FormArchived => new(422, ProblemCode.FormArchived, "An archived form is sent no more."),
        Rejection.FormCycle => new(422, ProblemCode.FormCycle, "The form would follow itself."),
        _ => OfTemplate(rejection),
    };

    private static Problem OfTemplate(Rejection rejection) => rejection switch
    {
        Rejection.TemplateRequired => new(422, ProblemCode.TemplateRequired, "First contact must use an approved template."),
        Rejection.UnknownTemplate => new(422, ProblemCode.UnknownTemplate, "The channel account has no such template."),
        Rejection.TemplateNotApproved(var status) => new(422, ProblemCode.TemplateNotApproved, "The template is not approved.") { Detail = status },
        Rejection.TemplateParameterMissing(var place) => new(422, ProblemCode.TemplateParameterMissing, "The template wants a value.") { Field = place },
        Rejection.TemplateParameterUnexpected(var place) => new(422, ProblemCode.TemplateParameterUnexpected, "The template does not take this value.") { Field = place },
        Rejection.TemplateParameterInvalid(var place) => new(422, ProblemCode.TemplateParameterInvalid, "The template cannot take this value.") { Field = place },
        Rejection.UnknownChannelAccount => new(422, ProblemCode.UnknownChannelAccount, "The workspace has no such channel account."),
        Rejection.RecipientInvalid => new(422, ProblemCode.RecipientInvalid, "The recipient is no telephone number in international form."),
        _ => OfContact(rejection),
    };

    private static Problem OfContact(Rejection rejection) => rejection switch
    {
        Rejection.UnknownContactType => new(422, ProblemCode.UnknownContactType, "The catalogue has no such type of contact."),
        Rejection.UnknownStage => new(422, ProblemCode.UnknownStage, "The catalogue has no such lifecycle stage."),
        Rejection.LanguageInvalid => new(422, ProblemCode.LanguageInvalid, "A language is a tag such as fr or pt-BR."),
        Rejection.PhoneInvalid => new(422, ProblemCode.PhoneInvalid, "A telephone number is written in international form."),
        Rejection.EmailInvalid => new(422, ProblemCode.EmailInvalid, "One of these is no e-mail address."),
        Rejection.EmailTaken => new(409, ProblemCode.EmailTaken, "Another agent logs in with this address."),
        Rejection.LastAdministrator => new(409, ProblemCode.LastAdministrator, "A workspace keeps an administrator: make another one first."),
        Rejection.TooManyPoints(var limit) => new(422, ProblemCode.TooManyPoints, "The contact has too many numbers and addresses.") { Limit = limit },
        Rejection.CatalogueInvalid(var field) => new(422, ProblemCode.CatalogueInvalid, "The catalogue is not valid.") { Field = field },
        Rejection.UnknownAttribute(var field) => new(422, ProblemCode.UnknownAttribute, "The workspace has no such attribute of contacts.") { Field = field },
        Rejection.AttributeInvalid(var field, var kind) => new(422, ProblemCode.AttributeInvalid, "The attribute cannot have this value.") { Field = field, Kind = kind },
        Rejection.AttributeRequired(var field) => new(422, ProblemCode.AttributeRequired, "The attribute cannot be cleared.") { Field = field },
        Rejection.AttributeOptionUnknown(var field) => new(422, ProblemCode.AttributeOptionUnknown, "The attribute has no such option.") { Field = field },
        Rejection.AttributeTypeFixed(var field) => new(409, ProblemCode.AttributeTypeFixed, "An attribute keeps the type that it once had.") { Field = field },
        Rejection.MergeSameContact => new(422, ProblemCode.MergeSameContact, "Both are the same contact."),
        Rejection.ContactNotMerged => new(409, ProblemCode.ContactNotMerged, "That contact was not merged into this one."),
        Rejection.ContactBusy => new(409, ProblemCode.ContactBusy, "The contact was merged meanwhile, or is just being merged."),
        Rejection.TooManyMerged(var limit) => new(422, ProblemCode.TooManyMerged, "Too many contacts would be one.") { Limit = limit },
        Rejection.EventInvalid(var field) => new(422, ProblemCode.EventInvalid, "The event is not valid.") { Field = field },
        Rejection.CustomerInvalid(var field) => new(422, ProblemCode.CustomerInvalid, "The customer is not valid.") { Field = field },
        Rejection.CustomerExists => new(409, ProblemCode.CustomerExists, "Another customer has this reference."),
        Rejection.UnknownCustomer => new(422, ProblemCode.UnknownCustomer, "The workspace has no such customer."),
        _ => OfChannel(rejection),
    };

    private static Problem OfChannel(Rejection rejection) => rejection switch
    {
        Rejection.AgentWithoutAccess => new(422, ProblemCode.AgentWithoutAccess, "The agent may not see it."),
        Rejection.EmailNotConnected => new(422, ProblemCode.EmailNotConnected, "The workspace has no mailbox to send mail from."),
        Rejection.UnknownInbox => UnknownInbox,
        Rejection.ChannelConnectionInvalid(var field) => new(422, ProblemCode.ChannelConnectionInvalid, "The connection is not valid.") { Field = field },
        Rejection.AutomationRuleInvalid(var field) => new(422, ProblemCode.AutomationRuleInvalid, "The rule is not valid.") { Field = field },
        Rejection.TooManyAutomationRules(var limit) => new(422, ProblemCode.TooManyAutomationRules, "There are too many rules.") { Limit = limit },
        Rejection.UnknownLabel => new(422, ProblemCode.UnknownLabel, "The catalogue has no label of this id."),
        Rejection.ContactPointRequired => new(422, ProblemCode.ContactPointRequired, "A contact has a telephone number or an e-mail address."),
        Rejection.InboxConnected => new(409, ProblemCode.InboxConnected, "Channel accounts lead into this inbox: move or disconnect them first."),
        Rejection.ChannelAccountExists => new(409, ProblemCode.ChannelAccountExists, "The workspace has an account of this number."),
        _ => OfReport(rejection),
    };

    private static Problem OfReport(Rejection rejection) => rejection switch
    {
        Rejection.ReportPeriodInvalid(var limit) => new(422, ProblemCode.ReportPeriodInvalid, "A period ends with the day that it begins with, or a later one, and is not too long.") { Limit = limit },
        Rejection.ReportBusy => new(429, ProblemCode.ReportBusy, "Another report of the workspace is being read; wait for it.") { RetryAfter = 1 },
        Rejection.ReportTooLong => new(422, ProblemCode.ReportTooLong, "There is too much in the period; choose a shorter one."),
        _ => throw new UnreachableException($"No problem document for {rejection.GetType().Name}."),
    };

    /// <summary>For answers that the framework left without a body. Null: leave it as it is.</summary>
    public static Problem? OfStatus(int status) => status switch
    {
        // Bodies that cannot be read throw: this is a parameter of the address.
        400 => QueryInvalid("It does not have the form that is expected."),
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        413 => BodyTooLarge(null),
        415 => MediaTypeUnsupported,
        503 => Unavailable,
        >= 500 => InternalError,
        _ => null,
    };
}
