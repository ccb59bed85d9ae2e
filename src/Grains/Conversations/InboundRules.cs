using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Journaling;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>What becomes of what a customer sent. Pure, like <see cref="ConversationRules"/>.</summary>
internal static class InboundRules
{
    /// <summary>Whether the inbox's reopen policy has a say (conflict C2).</summary>
    public static bool ComesAfterResolve(ConversationState state, ImmutableArray<InboundEnvelope> envelopes) =>
        state.Status == ConversationStatus.Resolved && envelopes.Any(envelope => envelope.Item is InboundItem.Message);

    /// <summary>Whether a message to this resolved conversation has to open another one.</summary>
    public static bool NeedsNewConversation(ConversationState state, ReopenPolicy policy, DateTimeOffset now) =>
        policy switch
        {
            ReopenPolicy.Reopen => false,
            ReopenPolicy.NewConversation => true,
            ReopenPolicy.ReopenWithin within => now > state.ResolvedAt + TimeSpan.FromDays(within.Days),
            _ => throw new InvalidOperationException($"No rule for {policy.GetType()}."),
        };

    /// <param name="targets">Sequences of the messages that the envelopes refer to by the provider's id, as far as they are in this conversation.</param>
    /// <param name="taken">Dedupe keys that were written before.</param>
    /// <param name="forms">The forms that are answered, as far as they are known.</param>
    public static Decision Decide(
        ConversationState state, ConversationId id, ImmutableArray<InboundEnvelope> envelopes, ConversationOpening opening,
        IReadOnlyDictionary<string, long> targets, IReadOnlySet<string> taken, AskedForms? forms = null)
    {
        forms ??= AskedForms.None;
        var account = opening.Channel.Account;
        var fresh = envelopes.Where(envelope => taken.Count == 0 || !taken.Contains(Key(account, envelope))).DistinctBy(envelope => envelope.DedupeKey).ToList();
        if (fresh.Count == 0) return Decision.Nothing;

        var drafts = ImmutableArray.CreateBuilder<Draft<ConversationEvent>>(fresh.Count);
        if (!state.Exists) Open(drafts, id, opening, fresh[0]);
        if (NewRecipient(state, opening, fresh) is { } recipient) drafts.Add(new(new ConversationEvent.RecipientChanged(recipient)));
        var status = state.Status;
        foreach (var envelope in fresh)
        {
            if (envelope.Item is InboundItem.Message) status = Wake(drafts, status, opening.Contact);
            // What opens a conversation tells its own reference.
            if (envelope.Item is InboundItem.Message { Referral: { } referral } && (state.Exists || envelope != fresh[0]))
                drafts.Add(new(new ConversationEvent.Referred(referral), envelope.OccurredAt));
            drafts.Add(new(EventOf(id, envelope.Item, targets, forms), envelope.OccurredAt, Key(account, envelope)));
            // One webhook may bring two answers to one form.
            foreach (var following in FormAnswerRules.Follow(state, id, opening, envelope, forms, taken))
                if (following.Key is not { } key || drafts.All(draft => draft.Key != key)) drafts.Add(following);
        }
        return new Decision.Accepted(drafts.DrainToImmutable());
    }

    public static string Key(ChannelAccountId account, InboundEnvelope envelope) => Key(account, envelope.DedupeKey);

    /// <summary>The provider's ids are unique in a channel account.</summary>
    public static string Key(ChannelAccountId account, string providerId) => $"{account}/{providerId}";

    /// <summary>Provider ids that an envelope refers to.</summary>
    public static string? TargetOf(InboundItem item) => item switch
    {
        InboundItem.Message message => message.Quoted,
        InboundItem.Reaction reaction => reaction.Target,
        InboundItem.Edit edit => edit.Target,
        InboundItem.Revoke revoke => revoke.Target,
        _ => null,
    };

    private static void Open(ImmutableArray<Draft<ConversationEvent>>.Builder drafts, ConversationId id, ConversationOpening opening, InboundEnvelope first)
    {
        var referral = (first.Item as InboundItem.Message)?.Referral;
        drafts.Add(new(new ConversationEvent.Opened(id, opening, referral), first.OccurredAt));
        if (opening.Owner is { } owner)
            drafts.Add(new(new ConversationEvent.AgentAssigned(new Actor.System(), owner, AssignmentReason.ContactOwner), first.OccurredAt));
    }

    /// <summary>
    /// Replies go where the customer wrote from last, or to the number that the customer changed to. An id that the provider leaves out this time stays known.
    /// </summary>
    private static CustomerIdentity? NewRecipient(ConversationState state, ConversationOpening opening, IReadOnlyList<InboundEnvelope> fresh)
    {
        var known = state.Opening?.Identity ?? opening.Identity;
        var wrote = fresh.Any(envelope => envelope.Item is InboundItem.Message && envelope.OccurredAt >= state.LastActivityAt);
        var told = fresh.Select(envelope => (envelope.Item as InboundItem.SystemNotice)?.NewIdentity).LastOrDefault(identity => identity is not null)
            ?? (wrote ? opening.Identity : known);
        var (number, user) = (told.PhoneNumber ?? known.PhoneNumber, told.UserId ?? known.UserId);
        return number == known.PhoneNumber && user == known.UserId ? null : new CustomerIdentity(number, user, known.Name);
    }

    /// <summary>A customer's message brings a waiting or resolved conversation back: now, however late the message is.</summary>
    private static ConversationStatus Wake(ImmutableArray<Draft<ConversationEvent>>.Builder drafts, ConversationStatus status, ContactCard contact)
    {
        var by = new Actor.Contact(contact.Id, contact.Name);
        switch (status)
        {
            case ConversationStatus.Resolved:
                drafts.Add(new(new ConversationEvent.Reopened(by)));
                return ConversationStatus.Open;
            case ConversationStatus.Snoozed:
                drafts.Add(new(new ConversationEvent.Unsnoozed(by)));
                return ConversationStatus.Open;
            case ConversationStatus.Pending:
                drafts.Add(new(new ConversationEvent.StatusChanged(by, ConversationStatus.Open)));
                return ConversationStatus.Open;
            default:
                return status;
        }
    }

    private static ConversationEvent EventOf(ConversationId id, InboundItem item, IReadOnlyDictionary<string, long> targets, AskedForms forms)
    {
        return item switch
        {
            InboundItem.Message message => new ConversationEvent.MessageReceived(
                message.ProviderMessageId, FormAnswerRules.Link(message.Content, forms.For(message), id), Target(), message.Referral),
            InboundItem.Reaction reaction => new ConversationEvent.ReactionReceived(reaction.Emoji, Target()),
            InboundItem.Edit edit => new ConversationEvent.MessageEdited(edit.Content, Target()),
            InboundItem.Revoke => new ConversationEvent.MessageRevoked(Target()),
            InboundItem.Echo echo => new ConversationEvent.MessageEchoed(echo.ProviderMessageId, echo.Content),
            InboundItem.SystemNotice notice => new ConversationEvent.ChannelEventReceived(notice.Kind, notice.Text),
            _ => throw new InvalidOperationException($"{item.GetType()} is no part of a conversation's stream."),
        };

        long? Target() => TargetOf(item) is { } id && targets.TryGetValue(id, out var sequence) ? sequence : null;
    }
}
