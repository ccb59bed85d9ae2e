using System.Globalization;
using System.Text;
using System.Text.Json;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>What was looked up for a command, because the state does not hold it.</summary>
/// <param name="Template">The template that is named; null when the catalogue lacks it.</param>
/// <param name="TargetId">The provider's id of the message that is quoted or reacted to; null when there is none.</param>
/// <param name="Form">The form that is named; null when the catalogue lacks it.</param>
internal sealed record Lookups(MessageTemplate? Template = null, string? TargetId = null, FormView? Form = null)
{
    public static Lookups None { get; } = new();
}

/// <summary>What an agent writes to the customer. What is queued is never changed nor taken back (S0-27): no command does it.</summary>
internal static class WritingRules
{
    private const int PlaceLimit = 256;
    private const int CardLimit = 20;

    public static Decision Send(ConversationState state, ConversationCommand.SendMessage send, Lookups lookups, DateTimeOffset now)
    {
        var (content, wrong) = ContentOf(state.Opening!.Channel.Type, send);
        if (content is null) return Refuse(wrong!);
        if (Gate(state, send.ExpectedSequence, needsWindow: true, now) is { } closed) return Refuse(closed);
        if (send.InReplyTo is not null && lookups.TargetId is null) return Refuse(new Rejection.UnknownMessage());
        return Queue(state, new(send.By, send.ClientMessageId, content, send.InReplyTo, lookups.TargetId), answers: true);
    }

    public static Decision SendTemplate(ConversationState state, ConversationCommand.SendTemplate send, Lookups lookups, DateTimeOffset now)
    {
        var (content, wrong) = TemplateRules.Fill(state.Opening!.Channel.Type, lookups.Template, send.Values);
        if (content is null) return Refuse(wrong!);
        if (Gate(state, send.ExpectedSequence, needsWindow: false, now) is { } closed) return Refuse(closed);
        return Queue(state, new(send.By, send.ClientMessageId, content), answers: true);
    }

    /// <summary>Only within the window: a form is no template (S0-02).</summary>
    public static Decision SendForm(ConversationState state, ConversationCommand.SendForm send, Lookups lookups, DateTimeOffset now)
    {
        if (!CarriesAll(state.Opening!.Channel.Type)) return Refuse(new Rejection.ContentNotSupported(nameof(MessageKind.Form)));
        if (lookups.Form is not { } form) return Refuse(new Rejection.UnknownForm());
        if (form.Archived) return Refuse(new Rejection.FormArchived());
        if (Gate(state, send.ExpectedSequence, needsWindow: true, now) is { } closed) return Refuse(closed);
        return Queue(state, new(send.By, send.ClientMessageId, FormAnswerRules.Content(form)), answers: true);
    }

    public static Decision React(ConversationState state, ConversationCommand.React react, Lookups lookups, DateTimeOffset now)
    {
        if (react.Emoji is { } emoji && !IsEmoji(emoji)) return Refuse(new Rejection.ContentInvalid("emoji"));
        if (!CarriesAll(state.Opening!.Channel.Type)) return Refuse(new Rejection.ContentNotSupported(nameof(MessageKind.Reaction)));
        if (Gate(state, null, needsWindow: true, now) is { } closed) return Refuse(closed);
        if (lookups.TargetId is null) return Refuse(new Rejection.UnknownMessage());
        return Queue(state, new(react.By, react.ClientMessageId, new MessageContent.Reaction(react.Target, react.Emoji), null, lookups.TargetId), answers: false);
    }

    /// <summary>A conversation that an agent begins: opened and written in by one append (S2-67..70).</summary>
    public static Decision Start(ConversationId id, ConversationOpening opening, ConversationCommand.SendTemplate send, Lookups lookups)
    {
        var (content, wrong) = TemplateRules.Fill(opening.Channel.Type, lookups.Template, send.Values);
        if (content is null) return Refuse(wrong!);
        var queued = new ConversationEvent.MessageQueued(send.By, send.ClientMessageId, content);
        var assignee = opening.Owner ?? new AgentCard(send.By.Id, send.By.Name);
        return new Decision.Accepted(
        [
            new(new ConversationEvent.Opened(id, opening, null, send.By)),
            new(queued, Key: $"{id}/{send.ClientMessageId}"),
            new(new ConversationEvent.AgentAssigned(send.By, assignee, opening.Owner is null ? AssignmentReason.FirstReply : AssignmentReason.ContactOwner)),
        ]);
    }

    /// <summary>Whether what was written under a client message id is what the command asks for.</summary>
    public static bool IsRepeat(ConversationEvent written, ConversationCommand command) => (written, command) switch
    {
        // Its key is of its own kind: whatever stands under it is the action.
        (_, ConversationCommand.Once or ConversationCommand.RecordDownload) => true,
        (ConversationEvent.NoteAdded note, ConversationCommand.AddNote add) => note.Text == add.Text,
        (ConversationEvent.NoteAdded note, ConversationCommand.Transfer transfer) => note.Text == transfer.Note,
        (ConversationEvent.AgentAssigned or ConversationEvent.TeamAssigned or ConversationEvent.AgentUnassigned, ConversationCommand.Transfer transfer) => transfer.Note is null,
        (ConversationEvent.EventReported reported, ConversationCommand.Report report) => reported.Event == report.Event,
        (ConversationEvent.TranscriptSent sent, ConversationCommand.SendTranscript send) => sent.Agent.Id == send.Agent.Id,
        (ConversationEvent.MessageQueued { Content: MessageContent.Template sent }, ConversationCommand.SendTemplate send) =>
            sent.Name == send.Name && sent.Language == send.Language && Json(sent.Values) == Json(send.Values),
        (ConversationEvent.MessageQueued { Content: MessageContent.Form sent }, ConversationCommand.SendForm send) => sent.Id == send.Form,
        (ConversationEvent.MessageQueued { Content: MessageContent.Reaction sent }, ConversationCommand.React react) => sent == new MessageContent.Reaction(react.Target, react.Emoji),
        (ConversationEvent.MessageQueued queued, ConversationCommand.SendMessage send) => queued.QuotedMessage == send.InReplyTo && queued.Content switch
        {
            MessageContent.Text text => send.Enclosure is null && text.Body == send.Text,
            MessageContent.Media media => send.Enclosure is MessageContent.Media other && media.Attachment?.File?.Checksum == other.Attachment?.File?.Checksum && (media.Caption ?? "") == send.Text,
            MessageContent.Location place => send.Enclosure is MessageContent.Location other && place == other,
            MessageContent.ContactCards cards => send.Enclosure is MessageContent.ContactCards other && Json(cards) == Json(other),
            _ => false,
        },
        _ => false,
    };

    private static (MessageContent? Content, Rejection? Wrong) ContentOf(ChannelType channel, ConversationCommand.SendMessage send)
    {
        switch (send.Enclosure)
        {
            case null:
                return TextRules.Check(send.Text, TextRules.MessageLimit) is { } wrong ? (null, wrong) : (new MessageContent.Text(send.Text), null);
            case MessageContent.Media { Attachment.File: { } file }:
                var (kind, refused) = MediaRules.Check(channel, file, send.Text);
                return refused is null
                    ? (new MessageContent.Media(kind, null, file.FileName, file.MimeType, send.Text.Length == 0 ? null : send.Text, null, new Attachment(AttachmentState.Stored, file, null)), null)
                    : (null, refused);
            case MessageContent.Location or MessageContent.ContactCards when !CarriesAll(channel):
                return (null, new Rejection.ContentNotSupported(send.Enclosure.Kind.ToString()));
            case MessageContent.Location or MessageContent.ContactCards when send.Text.Length > 0:
                return (null, new Rejection.CaptionNotSupported(send.Enclosure.Kind.ToString()));
            case MessageContent.Location place:
                return IsOnEarth(place) ? (place, null) : (null, new Rejection.ContentInvalid("location"));
            case MessageContent.ContactCards cards:
                return AreCards(cards) ? (cards, null) : (null, new Rejection.ContentInvalid("contacts"));
            default:
                return (null, new Rejection.ContentNotSupported(send.Enclosure.Kind.ToString()));
        }
    }

    /// <summary>What holds whatever is written; null when it may be.</summary>
    private static Rejection? Gate(ConversationState state, long? expectedSequence, bool needsWindow, DateTimeOffset now)
    {
        if (state.Status == ConversationStatus.Resolved) return new Rejection.ConversationResolved();
        if (needsWindow && MessagingWindowRules.Applies(state.Opening!.Channel.Type) && !MessagingWindowRules.IsOpen(state.WindowExpiresAt, now))
            return new Rejection.WindowClosed(state.WindowExpiresAt);
        return expectedSequence < state.LastMessageSequence ? new Rejection.StaleReply(state.LastMessageSequence) : null;
    }

    private static Decision Queue(ConversationState state, ConversationEvent.MessageQueued queued, bool answers)
    {
        var draft = new Draft<ConversationEvent>(queued, Key: $"{state.Id}/{queued.ClientMessageId}");
        return answers ? Accept([draft, .. OwnershipRules.FirstReply(state, queued.By), .. LifecycleRules.TakeOver(state, queued.By)]) : Accept([draft]);
    }

    private static bool CarriesAll(ChannelType channel) => channel is ChannelType.WhatsApp;

    private static bool IsOnEarth(MessageContent.Location place) =>
        Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180 && IsShort(place.Name ?? "") && IsShort(place.Address ?? "");

    private static bool AreCards(MessageContent.ContactCards cards) =>
        cards.Contacts is { IsDefault: false, Length: > 0 and <= CardLimit }
        && cards.Contacts.All(card => !string.IsNullOrWhiteSpace(card.Name) && IsShort(card.Name)
            && card.Phones is { IsDefault: false, Length: <= CardLimit } && card.Emails is { IsDefault: false, Length: <= CardLimit }
            && card.Phones.Length + card.Emails.Length > 0 && card.Phones.Concat(card.Emails).All(text => !string.IsNullOrWhiteSpace(text) && IsShort(text)));

    private static bool IsShort(string text) => text.Length <= PlaceLimit && TextRules.IsStorable(text);

    /// <summary>One character as people see it, and none that words are made of.</summary>
    private static bool IsEmoji(string text) =>
        text.Length is > 0 and <= 32 && TextRules.IsStorable(text) && StringInfo.GetNextTextElementLength(text) == text.Length
        && Rune.GetUnicodeCategory(Rune.GetRuneAt(text, 0)) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.MathSymbol or UnicodeCategory.DecimalDigitNumber
        && (text.Length > 1 || text[0] > 0xFF);

    private static string Json(TemplateValues values) => JsonSerializer.Serialize(values, GrainsJson.Default.TemplateValues);

    private static string Json(MessageContent content) => JsonSerializer.Serialize(content, GrainsJson.Default.MessageContent);
}
