using Parloir.Grains.Channels;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>What becomes of an agent's command. Pure: no clock, no chance, no I/O.</summary>
internal static class ConversationRules
{
    public static Decision Decide(ConversationState state, ConversationCommand command, DateTimeOffset now)
    {
        if (!state.Exists) return Refuse(new Rejection.NotFound());
        return command switch
        {
            ConversationCommand.SendMessage send => Send(state, send, now),
            ConversationCommand.AddNote note => AddNote(state, note),
            ConversationCommand.Once once => Once(state, once, now),
            _ => LifecycleRules.Decide(state, command, now) ?? OwnershipRules.Decide(state, command) ?? TaxonomyRules.Decide(state, command)
                ?? throw new InvalidOperationException($"No rule for {command.GetType()}."),
        };
    }

    /// <summary>The dedupe key of what an agent writes: one client message id, one message.</summary>
    public static string? KeyOf(ConversationState state, ConversationCommand command) => command switch
    {
        ConversationCommand.SendMessage send => $"{state.Id}/{send.ClientMessageId}",
        ConversationCommand.AddNote note => $"{state.Id}/{note.ClientMessageId}",
        ConversationCommand.Transfer transfer => $"{state.Id}/{transfer.ClientMessageId}",
        ConversationCommand.Once once => $"{state.Id}/once/{once.ClientKey}",
        _ => null,
    };

    private static Decision Send(ConversationState state, ConversationCommand.SendMessage send, DateTimeOffset now)
    {
        if (TextRules.Check(send.Text, TextRules.MessageLimit) is { } wrong) return Refuse(wrong);
        if (state.Status == ConversationStatus.Resolved) return Refuse(new Rejection.ConversationResolved());
        if (MessagingWindowRules.Applies(state.Opening!.Channel.Type) && !MessagingWindowRules.IsOpen(state.WindowExpiresAt, now))
            return Refuse(new Rejection.WindowClosed(state.WindowExpiresAt));
        if (send.ExpectedSequence < state.LastMessageSequence) return Refuse(new Rejection.StaleReply(state.LastMessageSequence));

        var queued = new Draft<ConversationEvent>(
            new ConversationEvent.MessageQueued(send.By, send.ClientMessageId, new MessageContent.Text(send.Text)), Key: KeyOf(state, send));
        return Accept([queued, .. OwnershipRules.FirstReply(state, send.By), .. LifecycleRules.TakeOver(state, send.By)]);
    }

    private static Decision AddNote(ConversationState state, ConversationCommand.AddNote note)
    {
        if (TextRules.Check(note.Text, TextRules.NoteLimit) is { } wrong) return Refuse(wrong);
        var newcomers = OwnershipRules.Newcomers(state, note.Mentions);
        if (state.Participants.Length + newcomers.Length > OwnershipRules.ParticipantLimit)
            return Refuse(new Rejection.TooManyParticipants(OwnershipRules.ParticipantLimit));
        var added = new Draft<ConversationEvent>(new ConversationEvent.NoteAdded(note.By, note.ClientMessageId, note.Text, note.Mentions), Key: KeyOf(state, note));
        return Accept([added, .. newcomers.Select(agent => new Draft<ConversationEvent>(new ConversationEvent.ParticipantAdded(note.By, agent)))]);
    }

    /// <summary>A key on the first event is enough: an append is written whole or not at all.</summary>
    private static Decision Once(ConversationState state, ConversationCommand.Once once, DateTimeOffset now)
    {
        var decision = Decide(state, once.Command, now);
        return decision is Decision.Accepted { Events: [var first, .. var rest] } ? Accept([first with { Key = KeyOf(state, once) }, .. rest]) : decision;
    }
}
