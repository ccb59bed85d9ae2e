using Parloir.Grains.Journaling;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>What becomes of an agent's command. Pure: no clock, no chance, no I/O.</summary>
internal static class ConversationRules
{
    public static Decision Decide(ConversationState state, ConversationCommand command, DateTimeOffset now, Lookups? lookups = null)
    {
        if (!state.Exists) return Refuse(new Rejection.NotFound());
        if (ClientMessageIdOf(command) is { } id && !TextRules.IsClientMessageId(id)) return Refuse(new Rejection.ClientMessageIdInvalid(TextRules.ClientMessageIdLimit));
        return command switch
        {
            ConversationCommand.SendMessage send => WritingRules.Send(state, send, lookups ?? Lookups.None, now),
            ConversationCommand.SendTemplate send => WritingRules.SendTemplate(state, send, lookups ?? Lookups.None, now),
            ConversationCommand.SendForm send => WritingRules.SendForm(state, send, lookups ?? Lookups.None, now),
            ConversationCommand.React react => WritingRules.React(state, react, lookups ?? Lookups.None, now),
            ConversationCommand.AddNote note => AddNote(state, note, new ConversationEvent.NoteAdded(note.By, note.ClientMessageId, note.Text, note.Mentions)),
            ConversationCommand.SendTranscript send => Accept([new Draft<ConversationEvent>(new ConversationEvent.TranscriptSent(send.By, send.Agent), Key: KeyOf(state, send))]),
            ConversationCommand.RecordDownload record => Accept([new Draft<ConversationEvent>(new ConversationEvent.Downloaded(record.By), Key: KeyOf(state, record))]),
            ConversationCommand.Report report => ReportRules.Decide(state, report, now),
            ConversationCommand.Once once => Once(state, once, now),
            _ => LifecycleRules.Decide(state, command, now) ?? OwnershipRules.Decide(state, command) ?? TaxonomyRules.Decide(state, command)
                ?? throw new InvalidOperationException($"No rule for {command.GetType()}."),
        };
    }

    /// <summary>The dedupe key of what an agent writes: one client message id, one message.</summary>
    public static string? KeyOf(ConversationState state, ConversationCommand command) =>
        command is ConversationCommand.Once once ? $"{state.Id}/once/{once.ClientKey}"
        : command is ConversationCommand.RecordDownload record ? $"{state.Id}/download/{record.ClientKey}"
        : command is ConversationCommand.Report report ? ReportRules.KeyOf(state.Id, report.ClientKey)
        : ClientMessageIdOf(command) is { } id ? KeyOf(state.Id, id)
        : null;

    public static string KeyOf(ConversationId conversation, string clientMessageId) => $"{conversation}/{clientMessageId}";

    private static string? ClientMessageIdOf(ConversationCommand command) => command switch
    {
        ConversationCommand.SendMessage send => send.ClientMessageId,
        ConversationCommand.SendTemplate send => send.ClientMessageId,
        ConversationCommand.SendForm send => send.ClientMessageId,
        ConversationCommand.React react => react.ClientMessageId,
        ConversationCommand.AddNote note => note.ClientMessageId,
        ConversationCommand.Transfer transfer => transfer.ClientMessageId,
        ConversationCommand.SendTranscript send => send.ClientMessageId,
        _ => null,
    };

    /// <summary>A note under its command's key, and whoever it calls to the conversation (S3-34).</summary>
    internal static Decision AddNote(ConversationState state, ConversationCommand command, ConversationEvent.NoteAdded note)
    {
        if (TextRules.Check(note.Text, TextRules.NoteLimit) is { } wrong) return Refuse(wrong);
        if (OwnershipRules.Call(state, note.By, note.Mentions, out var callings) is { } full) return Refuse(full);
        return Accept([new Draft<ConversationEvent>(note, Key: KeyOf(state, command)), .. callings]);
    }

    /// <summary>A key on the first event is enough: an append is written whole or not at all.</summary>
    private static Decision Once(ConversationState state, ConversationCommand.Once once, DateTimeOffset now)
    {
        if (once.Undoes is { } done && !Stands(state, done, now)) return Refuse(new Rejection.ChangedSince());
        var decision = Decide(state, once.Command, now);
        if (decision is not Decision.Accepted { Events: [var first, .. var rest] }) return decision;
        ImmutableArray<Draft<ConversationEvent>> drafts = [first with { Key = KeyOf(state, once) }, .. rest];
        return Accept(once.Undoes is { } undone ? OwnershipRules.TakingBack(state, undone, drafts) : drafts);
    }

    /// <summary>What would change nothing stands. A snooze of an hour would end later by now.</summary>
    private static bool Stands(ConversationState state, ConversationCommand done, DateTimeOffset now) =>
        done is ConversationCommand.Snooze ? state.Status == ConversationStatus.Snoozed : Decide(state, done, now) is Decision.Accepted { Events: [] };
}
