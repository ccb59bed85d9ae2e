using System.Globalization;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Conversations;

/// <summary>A form that was sent to this customer, found by what came back with its answer.</summary>
/// <param name="Place">The message that asked.</param>
/// <param name="By">Who sent it.</param>
/// <param name="FollowUp">What follows it, as the catalogue has it now; null: nothing.</param>
internal sealed record AskedForm(CallbackData Place, Actor.Agent By, MessageContent.Form Form, FormView? FollowUp);

/// <summary>The forms that the answers of one webhook are about, by the provider's ids of the answers.</summary>
internal sealed record AskedForms(IReadOnlyDictionary<string, AskedForm> ByAnswer, DateTimeOffset Now)
{
    public static AskedForms None { get; } = new(new Dictionary<string, AskedForm>(), default);

    public AskedForm? For(InboundItem.Message message) => ByAnswer.GetValueOrDefault(message.ProviderMessageId);
}

/// <summary>What becomes of the answer to a form (S0-10, S0-31). One that answers no form of ours stays as the provider told it.</summary>
internal static class FormAnswerRules
{
    /// <summary>The answers under the labels that the customer read, in the form's order; what the form did not ask for comes last.</summary>
    public static MessageContent Link(MessageContent content, AskedForm? asked, ConversationId here)
    {
        if (content is not MessageContent.FormAnswer answer || asked is not { Form: { } form }) return content;
        var known = form.Fields.Select(field => new FormField(field.Id, ValueOf(answer, field.Id), field.Label));
        var others = answer.Fields.Where(given => form.Fields.All(field => field.Id != given.Name));
        var of = asked.Place.Conversation == here
            ? new AnsweredForm(form.Id, form.Title, asked.Place.Message)
            : new AnsweredForm(form.Id, form.Title, null) { Earlier = new EarlierQuestion(asked.Place.Conversation, asked.Place.Message) };
        return new MessageContent.FormAnswer([.. known, .. others], of);
    }

    /// <summary>What an answer brings about besides: the contact learns of it, and the next form goes, in the same append. The first answer to a form has it sent, no other.</summary>
    public static IEnumerable<Draft<ConversationEvent>> Follow(
        ConversationState state, ConversationId here, ConversationOpening opening, InboundEnvelope envelope, AskedForms forms, IReadOnlySet<string> taken)
    {
        if (envelope.Item is not InboundItem.Message { Content: MessageContent.FormAnswer answer } message || forms.For(message) is not { } asked) yield break;
        var updates = UpdatesOf(asked.Form, answer);
        if (!updates.IsEmpty) yield return new(new ConversationEvent.FormSubmitted(asked.By, asked.Form.Title, updates));

        var key = FollowUpKey(here, asked.Place);
        var windowEnd = MessagingWindowRules.Renew(opening.Channel.Type, state.WindowExpiresAt, envelope.OccurredAt);
        if (asked.FollowUp is { Archived: false } next && MessagingWindowRules.IsOpen(windowEnd, forms.Now) && !taken.Contains(key))
            yield return new(new ConversationEvent.MessageQueued(asked.By, string.Create(CultureInfo.InvariantCulture, $"follow-up-{asked.Place.Message}"), Content(next), ByItself: true), Key: key);
    }

    /// <summary>What the contact's rules said to the answers that came with an event: told once for each.</summary>
    public static Decision<ConversationEvent> RecordUpdate(ConversationState state, long submission, ContactUpdateOutcome outcome, IReadOnlySet<string> taken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{state.Id}/contact-updated/{submission}");
        return !state.Exists || taken.Contains(key)
            ? Decision<ConversationEvent>.Nothing
            : Verdict.Accept([new Draft<ConversationEvent>(new ConversationEvent.ContactUpdated(outcome), Key: key)]);
    }

    /// <summary>A form as it goes to the customer.</summary>
    public static MessageContent.Form Content(FormView form) => new(form.Id, form.Title, form.Body, form.Button, form.Submit, form.Fields, form.FollowUp);

    private static string FollowUpKey(ConversationId here, CallbackData asked) => $"{here}/follow-up/{asked}";

    private static ImmutableArray<FieldUpdate> UpdatesOf(MessageContent.Form form, MessageContent.FormAnswer answer) =>
    [
        .. from field in form.Fields
            where field.Updates is not null
            let value = ValueOf(answer, field.Id).Trim()
            where value.Length > 0
            select new FieldUpdate(field.Label, field.Updates!, value)
    ];

    private static string ValueOf(MessageContent.FormAnswer answer, string field) => answer.Fields.FirstOrDefault(given => given.Name == field)?.Value ?? "";
}
