using Parloir.Grains.Conversations;

namespace Parloir.Grains.Automation;

/// <summary>What becomes of a rule's actions, each in the conversation as those before it left it. What cannot be done is skipped and says why; the others are done.</summary>
internal static class RuleActing
{
    public static (ImmutableArray<RuleOutcome> Outcomes, ImmutableArray<ConversationEvent> Events) Do(
        ImmutableArray<RuleAction> actions, ConversationState state, Actor.Rule by, RuleDirectory directory, DateTimeOffset now)
    {
        var outcomes = ImmutableArray.CreateBuilder<RuleOutcome>();
        var events = ImmutableArray.CreateBuilder<ConversationEvent>();
        foreach (var action in actions)
        {
            if (action is RuleAction.Notify notify)
            {
                outcomes.AddRange(notify.Agents.Select(agent => Notify(agent, state, directory, now)));
                continue;
            }
            var (outcome, told) = Do(action, state, by, directory);
            outcomes.Add(outcome);
            foreach (var @event in told)
            {
                events.Add(@event);
                state = RuleRunning.After(state, new(@event), now);
            }
        }
        return (outcomes.ToImmutable(), events.ToImmutable());
    }

    /// <summary>The end of a search for a member: whoever got the conversation meanwhile, or took it to another team, was first.</summary>
    public static ConversationEvent Settle(ConversationState state, MemberSearch search, AgentCard? found)
    {
        var skip = state.Assignee?.Id != search.From || state.Team?.Id != search.Team.Id ? RuleSkip.AlreadyAssigned
            : found is null ? RuleSkip.NobodyAvailable
            : found.Id == state.Assignee?.Id ? RuleSkip.AlreadySo
            : (RuleSkip?)null;
        return skip is null
            ? new ConversationEvent.AgentAssigned(search.By, found!, AssignmentReason.Assigned)
            : new ConversationEvent.RuleActionSkipped(search.By, new RuleOutcome(RuleActionKind.AssignMember, search.Team.Id.Value, search.Team.Name, skip));
    }

    private static (RuleOutcome Outcome, ImmutableArray<ConversationEvent> Events) Do(RuleAction action, ConversationState state, Actor.Rule by, RuleDirectory directory)
    {
        return action switch
        {
            RuleAction.AssignAgent assign => directory.FindAgent(assign.Agent) is not { } agent ? Gone(RuleActionKind.AssignAgent, assign.Agent.Value, RuleSkip.UnknownAgent)
                : Told(RuleActionKind.AssignAgent, agent.Id.Value, agent.Name, SkipOf(state.Assignee?.Id, agent.Id, assign.Reassign),
                    new ConversationEvent.AgentAssigned(by, agent, AssignmentReason.Assigned)),
            RuleAction.AssignTeam assign => directory.FindTeam(assign.Team) is not { } team ? Gone(RuleActionKind.AssignTeam, assign.Team.Value, RuleSkip.UnknownTeam)
                : Told(RuleActionKind.AssignTeam, team.Id.Value, team.Name, SkipOf(state.Team?.Id, team.Id, assign.Reassign), new ConversationEvent.TeamAssigned(by, team)),
            RuleAction.AssignMember assign => directory.FindTeam(assign.Team) is not { } team ? Gone(RuleActionKind.AssignMember, assign.Team.Value, RuleSkip.UnknownTeam)
                : Told(RuleActionKind.AssignMember, team.Id.Value, team.Name, state.Assignee is not null && !assign.Reassign ? RuleSkip.AlreadyAssigned : null,
                    [.. Entrusted(state, by, team), new ConversationEvent.MemberSought(by, team, assign.Choice, state.Assignee?.Id)]),
            RuleAction.SetPriority set => Told(RuleActionKind.SetPriority, set.Priority.ToString(), "", set.Priority == state.Priority ? RuleSkip.AlreadySo : null,
                new ConversationEvent.PriorityChanged(by, set.Priority)),
            RuleAction.SetDepartment set => directory.FindDepartment(set.Department) is not { } department
                ? Gone(RuleActionKind.SetDepartment, set.Department.Value, RuleSkip.UnknownDepartment)
                : Told(RuleActionKind.SetDepartment, department.Id.Value, department.Name, department.Id == state.Department?.Id ? RuleSkip.AlreadySo : null,
                    new ConversationEvent.DepartmentChanged(by, department)),
            RuleAction.AddLabel add => !directory.Labels.TryGetValue(add.Label, out var name) ? Gone(RuleActionKind.AddLabel, add.Label, RuleSkip.UnknownLabel)
                : Told(RuleActionKind.AddLabel, add.Label, name, SkipOf(state.Labels, add.Label, TextRules.LabelsPerConversation, RuleSkip.TooManyLabels),
                    new ConversationEvent.LabelAdded(by, add.Label)),
            RuleAction.AddKeyword add => !directory.Keywords.TryGetValue(add.Keyword, out var name) ? Gone(RuleActionKind.AddKeyword, add.Keyword, RuleSkip.UnknownKeyword)
                : Told(RuleActionKind.AddKeyword, add.Keyword, name, SkipOf(state.Keywords, add.Keyword, TextRules.KeywordsPerConversation, RuleSkip.TooManyKeywords),
                    new ConversationEvent.KeywordAdded(by, add.Keyword)),
            _ => throw new InvalidOperationException($"Nothing does {action.GetType()}."),
        };

        static (RuleOutcome, ImmutableArray<ConversationEvent>) Gone(RuleActionKind kind, string subject, RuleSkip why) => (new RuleOutcome(kind, subject, "", why), []);

        static (RuleOutcome, ImmutableArray<ConversationEvent>) Told(
            RuleActionKind kind, string subject, string name, RuleSkip? skipped, params ImmutableArray<ConversationEvent> events) =>
            (new RuleOutcome(kind, subject, name, skipped), skipped is null ? events : []);
    }

    private static RuleOutcome Notify(AgentId agent, ConversationState state, RuleDirectory directory, DateTimeOffset now) =>
        directory.FindAgent(agent) is not { } known ? new RuleOutcome(RuleActionKind.Notify, agent.Value, "", RuleSkip.UnknownAgent)
        : new RuleOutcome(
            RuleActionKind.Notify, known.Id.Value, known.Name, directory.Sees(agent, ConversationShowing.View(state, now)) ? null : RuleSkip.AgentWithoutAccess);

    private static IEnumerable<ConversationEvent> Entrusted(ConversationState state, Actor.Rule by, TeamCard team) =>
        state.Team?.Id == team.Id ? [] : [new ConversationEvent.TeamAssigned(by, team)];

    private static RuleSkip? SkipOf<TId>(TId? has, TId wanted, bool reassign) where TId : struct, IEquatable<TId> =>
        has is not { } holder ? null
        : holder.Equals(wanted) ? RuleSkip.AlreadySo
        : reassign ? null : RuleSkip.AlreadyAssigned;

    private static RuleSkip? SkipOf(ImmutableArray<string> has, string wanted, int limit, RuleSkip full) =>
        has.Contains(wanted, StringComparer.OrdinalIgnoreCase) ? RuleSkip.AlreadySo
        : has.Length >= limit ? full : null;
}
