using Parloir.Grains.Journaling;
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
            ConversationCommand.React react => WritingRules.React(state, react, lookups ?? Lookups.None, now),
            ConversationCommand.AddNote note => AddNote(state, note),
            ConversationCommand.Claim claim => Claim(state, claim),
            ConversationCommand.AssignAgent assign => Assign(state, assign),
            ConversationCommand.Unassign unassign => Unassign(state, unassign),
            ConversationCommand.Resolve resolve => Resolve(state, resolve),
            ConversationCommand.Reopen reopen => Reopen(state, reopen),
            ConversationCommand.SetPending pending => SetPending(state, pending),
            ConversationCommand.AddLabel add => AddLabel(state, add),
            ConversationCommand.RemoveLabel remove => RemoveLabel(state, remove),
            _ => throw new InvalidOperationException($"No rule for {command.GetType()}."),
        };
    }

    /// <summary>The dedupe key of what an agent writes: one client message id, one message.</summary>
    public static string? KeyOf(ConversationState state, ConversationCommand command) =>
        ClientMessageIdOf(command) is { } id ? $"{state.Id}/{id}" : null;

    private static string? ClientMessageIdOf(ConversationCommand command) => command switch
    {
        ConversationCommand.SendMessage send => send.ClientMessageId,
        ConversationCommand.SendTemplate send => send.ClientMessageId,
        ConversationCommand.React react => react.ClientMessageId,
        ConversationCommand.AddNote note => note.ClientMessageId,
        _ => null,
    };

    private static Decision AddNote(ConversationState state, ConversationCommand.AddNote note) =>
        TextRules.Check(note.Text, TextRules.NoteLimit) is { } wrong
            ? Refuse(wrong)
            : Accept(new Draft<ConversationEvent>(new ConversationEvent.NoteAdded(note.By, note.ClientMessageId, note.Text), Key: KeyOf(state, note)));

    private static Decision Claim(ConversationState state, ConversationCommand.Claim claim) =>
        state.Assignee is not { } winner ? Accept(new ConversationEvent.AgentAssigned(claim.By, Card(claim.By), AssignmentReason.Claimed))
        : winner.Id == claim.By.Id ? Decision.Nothing
        : Refuse(new Rejection.AlreadyClaimed(winner.Id, winner.Name));

    private static Decision Assign(ConversationState state, ConversationCommand.AssignAgent assign) =>
        state.Assignee?.Id == assign.Agent
            ? Decision.Nothing
            : Accept(new ConversationEvent.AgentAssigned(assign.By, new AgentCard(assign.Agent, assign.AgentName), AssignmentReason.Assigned));

    private static Decision Unassign(ConversationState state, ConversationCommand.Unassign unassign) =>
        state.Assignee is { } agent ? Accept(new ConversationEvent.AgentUnassigned(unassign.By, agent)) : Decision.Nothing;

    private static Decision Resolve(ConversationState state, ConversationCommand.Resolve resolve) =>
        state.Status == ConversationStatus.Resolved ? Decision.Nothing : Accept(new ConversationEvent.Resolved(resolve.By));

    private static Decision Reopen(ConversationState state, ConversationCommand.Reopen reopen) => state.Status switch
    {
        ConversationStatus.Open => Decision.Nothing,
        ConversationStatus.Resolved => Accept(new ConversationEvent.Reopened(reopen.By)),
        _ => Accept(new ConversationEvent.StatusChanged(reopen.By, ConversationStatus.Open)),
    };

    private static Decision SetPending(ConversationState state, ConversationCommand.SetPending pending) => state.Status switch
    {
        ConversationStatus.Pending => Decision.Nothing,
        ConversationStatus.Resolved => Refuse(new Rejection.ConversationResolved()),
        _ => Accept(new ConversationEvent.StatusChanged(pending.By, ConversationStatus.Pending)),
    };

    private static Decision AddLabel(ConversationState state, ConversationCommand.AddLabel add) =>
        !TextRules.IsLabel(add.Label) ? Refuse(new Rejection.LabelInvalid(TextRules.LabelLimit))
        : Applied(state, add.Label) is not null ? Decision.Nothing
        : state.Labels.Length >= TextRules.LabelsPerConversation ? Refuse(new Rejection.TooManyLabels(TextRules.LabelsPerConversation))
        : Accept(new ConversationEvent.LabelAdded(add.By, add.Label));

    private static Decision RemoveLabel(ConversationState state, ConversationCommand.RemoveLabel remove) =>
        Applied(state, remove.Label) is { } label ? Accept(new ConversationEvent.LabelRemoved(remove.By, label)) : Decision.Nothing;

    private static string? Applied(ConversationState state, string label) =>
        state.Labels.FirstOrDefault(applied => string.Equals(applied, label, StringComparison.OrdinalIgnoreCase));

    private static AgentCard Card(Actor.Agent agent) => new(agent.Id, agent.Name);

    private static Decision Accept(ConversationEvent @event) => Accept(new Draft<ConversationEvent>(@event));

    private static Decision Accept(params ImmutableArray<Draft<ConversationEvent>> drafts) => new Decision.Accepted(drafts);

    private static Decision Refuse(Rejection reason) => new Decision.Rejected(reason);
}
