using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

/// <summary>
/// Finds the form that an answer is about. What came back with the answer is only a place to look: a form counts when it stands there and went to this very customer, so that
/// somebody who makes such a place up reaches his own conversations at most.
/// </summary>
internal sealed class FormLookup(IJournal journal, EventCodec<ConversationEvent> codec, IGrainFactory grains, TimeProvider clock)
{
    public async ValueTask<AskedForms> ForAsync(
        WorkspaceId workspace, ConversationId here, ImmutableArray<InboundEnvelope> envelopes, ConversationOpening opening, CancellationToken cancellationToken)
    {
        Dictionary<string, AskedForm>? found = null;
        foreach (var envelope in envelopes)
        {
            if (envelope.Item is not InboundItem.Message { Content: MessageContent.FormAnswer, Token: { } token } message) continue;
            if (CallbackData.Parse(token) is not { } place || await FindAsync(workspace, here, place, opening, cancellationToken) is not { } asked) continue;
            (found ??= [])[message.ProviderMessageId] = asked;
        }
        return found is null ? AskedForms.None : new AskedForms(found, clock.GetUtcNow());
    }

    public ValueTask<FormView?> FindAsync(WorkspaceId workspace, FormId form, CancellationToken cancellationToken) =>
        new(grains.GetGrain<IFormsGrain>(workspace.Value).Find(form, cancellationToken));

    private async ValueTask<AskedForm?> FindAsync(
        WorkspaceId workspace, ConversationId here, CallbackData place, ConversationOpening opening, CancellationToken cancellationToken)
    {
        var stream = ConversationQueries.StreamOf(workspace, place.Conversation);
        if (await EventAsync(stream, place.Message, cancellationToken) is not ConversationEvent.MessageQueued { Content: MessageContent.Form form } asked) return null;
        if (place.Conversation != here && !await IsOfAsync(stream, opening, cancellationToken)) return null;
        return new AskedForm(place, asked.By, form, form.FollowUp is { } next ? await FindAsync(workspace, next, cancellationToken) : null);
    }

    /// <summary>Whether an earlier conversation was with the same customer on the same account.</summary>
    private async ValueTask<bool> IsOfAsync(string stream, ConversationOpening opening, CancellationToken cancellationToken) =>
        await EventAsync(stream, 1, cancellationToken) is ConversationEvent.Opened opened
        && opened.Opening.Channel == opening.Channel && IsSame(opened.Opening.Identity, opening.Identity);

    private static bool IsSame(CustomerIdentity one, CustomerIdentity other) =>
        (one.PhoneNumber is { } number && number == other.PhoneNumber) || (one.UserId is { } user && user == other.UserId);

    private async ValueTask<ConversationEvent?> EventAsync(string stream, long sequence, CancellationToken cancellationToken) =>
        sequence > 0 && await journal.ReadForwardAsync(stream, sequence - 1, 1, cancellationToken) is [var stored] && stored.Sequence == sequence
            ? codec.Decode(stored).Event
            : null;
}
