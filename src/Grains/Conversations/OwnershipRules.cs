using Parloir.Grains.Journaling;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>Whose a conversation is: agent, team, department and those who take part; and how urgent.</summary>
internal static class OwnershipRules
{
    public const int ParticipantLimit = 50;

    /// <summary>Null for commands that are not about ownership.</summary>
    public static Decision? Decide(ConversationState state, ConversationCommand command) => command switch
    {
        ConversationCommand.Claim claim => Claim(state, claim),
        ConversationCommand.AssignAgent assign => Accept([.. Assign(state, assign.By, new AgentCard(assign.Agent, assign.AgentName))]),
        ConversationCommand.Unassign unassign => Accept([.. Unassign(state, unassign.By)]),
        ConversationCommand.AssignTeam assign => Accept([.. AssignTeam(state, assign.By, assign.Team)]),
        ConversationCommand.LeaveTeam leave => state.Team?.Id == leave.Team ? Accept([.. AssignTeam(state, leave.By, leave.Successor)]) : Decision.Nothing,
        ConversationCommand.Transfer transfer => Transfer(state, transfer),
        ConversationCommand.SetDepartment set => state.Department?.Id == set.Department?.Id
            ? Decision.Nothing
            : Accept(new ConversationEvent.DepartmentChanged(set.By, set.Department)),
        ConversationCommand.SetPriority set => state.Priority == set.Priority ? Decision.Nothing : Accept(new ConversationEvent.PriorityChanged(set.By, set.Priority)),
        ConversationCommand.AddParticipant add => AddParticipant(state, add),
        ConversationCommand.RemoveParticipant remove => state.Participants.FirstOrDefault(agent => agent.Id == remove.Agent) is { } participant
            ? Accept(new ConversationEvent.ParticipantRemoved(remove.By, participant))
            : Decision.Nothing,
        _ => null,
    };

    /// <summary>The first agent who replies gets the conversation (S3-06).</summary>
    public static IEnumerable<Draft<ConversationEvent>> FirstReply(ConversationState state, Actor.Agent by) =>
        state.Assignee is null ? [new(new ConversationEvent.AgentAssigned(by, Card(by), AssignmentReason.FirstReply))] : [];

    /// <summary>Whoever gets the conversation back by an undo is not made the contact's owner by that: what the undone assignment did to the contact is taken back.</summary>
    public static ImmutableArray<Draft<ConversationEvent>> TakingBack(ConversationState state, ConversationCommand undone, ImmutableArray<Draft<ConversationEvent>> drafts) =>
        undone is not (ConversationCommand.Claim or ConversationCommand.AssignAgent or ConversationCommand.Unassign or ConversationCommand.Transfer) ? drafts
        : [.. drafts.Select(draft => draft.Event switch
        {
            ConversationEvent.AgentAssigned assigned => draft with { Event = assigned with { Undoes = state.AssignedBy } },
            ConversationEvent.AgentUnassigned unassigned => draft with { Event = unassigned with { Undoes = state.AssignedBy } },
            _ => draft,
        })];

    /// <summary>Whoever is called takes part from then on (S3-34).</summary>
    /// <param name="callings">For those who do not yet.</param>
    /// <returns>Why not; null when they can.</returns>
    public static Rejection? Call(ConversationState state, Actor.Agent by, ImmutableArray<AgentCard> agents, out IEnumerable<Draft<ConversationEvent>> callings)
    {
        AgentCard[] newcomers = [.. agents.DistinctBy(agent => agent.Id).Where(agent => !TakesPart(state, agent.Id))];
        callings = newcomers.Select(agent => new Draft<ConversationEvent>(new ConversationEvent.ParticipantAdded(by, agent)));
        return state.Participants.Length + newcomers.Length > ParticipantLimit ? new Rejection.TooManyParticipants(ParticipantLimit) : null;
    }

    private static Decision Claim(ConversationState state, ConversationCommand.Claim claim) =>
        state.Assignee is not { } winner ? Accept(new ConversationEvent.AgentAssigned(claim.By, Card(claim.By), AssignmentReason.Claimed))
        : winner.Id == claim.By.Id ? Decision.Nothing
        : Refuse(new Rejection.AlreadyClaimed(winner.Id, winner.Name));

    private static IEnumerable<Draft<ConversationEvent>> Assign(ConversationState state, Actor.Agent by, AgentCard agent) =>
        state.Assignee?.Id == agent.Id ? [] : [new(new ConversationEvent.AgentAssigned(by, agent, AssignmentReason.Assigned))];

    private static IEnumerable<Draft<ConversationEvent>> Unassign(ConversationState state, Actor.Agent by) =>
        state.Assignee is { } agent ? [new(new ConversationEvent.AgentUnassigned(by, agent))] : [];

    private static IEnumerable<Draft<ConversationEvent>> AssignTeam(ConversationState state, Actor.Agent by, TeamCard? team) =>
        state.Team?.Id == team?.Id ? []
        : team is not null ? [new(new ConversationEvent.TeamAssigned(by, team))]
        : [new(new ConversationEvent.TeamUnassigned(by, state.Team!))];

    private static Decision Transfer(ConversationState state, ConversationCommand.Transfer transfer)
    {
        var noted = transfer.Note is not { } note ? Decision.Nothing
            : ConversationRules.AddNote(state, transfer, new ConversationEvent.NoteAdded(transfer.By, transfer.ClientMessageId, note, transfer.Mentions));
        if (noted is not Decision.Accepted { Events: var events }) return noted;
        var drafts = events.ToBuilder();
        if (transfer.Agent is { } agent) drafts.AddRange(Assign(state, transfer.By, agent));
        else drafts.AddRange(AssignTeam(state, transfer.By, transfer.Team).Concat(Unassign(state, transfer.By)));
        if (drafts.Count > 0) drafts[0] = drafts[0] with { Key = ConversationRules.KeyOf(state, transfer) };
        return Accept(drafts.ToImmutable());
    }

    private static Decision AddParticipant(ConversationState state, ConversationCommand.AddParticipant add) =>
        TakesPart(state, add.Agent.Id) ? Decision.Nothing
        : state.Participants.Length >= ParticipantLimit ? Refuse(new Rejection.TooManyParticipants(ParticipantLimit))
        : Accept(new ConversationEvent.ParticipantAdded(add.By, add.Agent));

    private static bool TakesPart(ConversationState state, AgentId agent) => state.Participants.Any(participant => participant.Id == agent);

    private static AgentCard Card(Actor.Agent agent) => new(agent.Id, agent.Name);
}
