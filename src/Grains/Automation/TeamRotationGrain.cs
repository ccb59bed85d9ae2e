using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;

namespace Parloir.Grains.Automation;

/// <summary>Holds nothing: teams, turns, who is online and who has how much are read at each choice, which is as rare as a rule that asks for one.</summary>
internal sealed class TeamRotationGrain(TeamTurns turns, IAgentQueries agents, ITeamQueries teams, TimeProvider clock) : Grain, ITeamRotationGrain
{
    private WorkspaceId workspace;
    private TeamId team;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        (workspace, team) = (new WorkspaceId(key[..slash]), new TeamId(key[(slash + 1)..]));
        return Task.CompletedTask;
    }

    public async Task Assign(ConversationId conversation, MemberSearch search, CancellationToken cancellationToken)
    {
        var found = MemberRules.Choose(search.Choice, await CandidatesAsync(search.Choice, cancellationToken));
        var given = await GrainFactory.GetGrain<IConversationGrain>(workspace.Key(conversation.Value)).AssignMember(search, found, cancellationToken);
        if (given) await turns.SaveAsync(workspace, team, found!.Id, clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(MemberChoice choice, CancellationToken cancellationToken)
    {
        var members = (await teams.Find(workspace, team, cancellationToken))?.Members ?? [];
        var available = await GrainFactory.GetGrain<IAvailabilityGrain>(workspace.Value).List(cancellationToken);
        var online = available.Items.Where(item => item.Status == AgentStatus.Online && members.Contains(item.Agent)).Select(item => item.Agent).ToHashSet();
        if (online.Count == 0) return [];
        var last = await turns.ListAsync(workspace, team);
        var open = choice == MemberChoice.LeastOpen ? await turns.CountOpenAsync(workspace, online) : new Dictionary<AgentId, long>();
        return
        [
            .. (await agents.List(workspace, cancellationToken)).Where(agent => agent.IsActive && online.Contains(agent.Id)).Select(agent => new Candidate(
                new AgentCard(agent.Id, agent.Name), open.GetValueOrDefault(agent.Id), last.TryGetValue(agent.Id, out var at) ? at : null)),
        ];
    }
}
