using System.Collections.Frozen;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;

namespace Parloir.Grains.Automation;

/// <summary>What the rules of a workspace can name, and what it is called now.</summary>
/// <param name="Agents">Those who work here: whoever is deactivated is given nothing and told nothing.</param>
/// <param name="Teams">Those that are not deleted.</param>
/// <param name="Labels">Names by id.</param>
/// <param name="Keywords">Names by id.</param>
internal sealed record RuleDirectory(
    ImmutableArray<AgentProfile> Agents, ImmutableArray<TeamView> Teams, ImmutableArray<DepartmentView> Departments,
    FrozenDictionary<string, string> Labels, FrozenDictionary<string, string> Keywords)
{
    public static RuleDirectory Empty { get; } = new([], [], [], FrozenDictionary<string, string>.Empty, FrozenDictionary<string, string>.Empty);

    public AgentCard? FindAgent(AgentId id) => ProfileOf(id) is { } agent ? new AgentCard(agent.Id, agent.Name) : null;

    public TeamCard? FindTeam(TeamId id) => Teams.FirstOrDefault(team => team.Id == id) is { } team ? new TeamCard(team.Id, team.Name) : null;

    public DepartmentCard? FindDepartment(DepartmentId id) =>
        Departments.FirstOrDefault(department => department.Id == id) is { } department ? new DepartmentCard(department.Id, department.Name) : null;

    public bool Sees(AgentId id, ConversationView conversation) => ProfileOf(id) is { } agent && (!agent.IsRestricted
        || new AgentAccess(id, agent.Inboxes, [.. Teams.Where(team => team.Members.Contains(id)).Select(team => team.Id)]).Sees(conversation));

    private AgentProfile? ProfileOf(AgentId id) => Agents.FirstOrDefault(agent => agent.Id == id);
}

/// <summary>Reads them. The workspace's catalogues answer whatever else they are doing: a conversation that asks for them is not waited for by what waits for it.</summary>
internal sealed class RuleDirectories(IGrainFactory grains, IAgentQueries agents, ITeamQueries teams)
{
    public async Task<RuleDirectory> ReadAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var catalogues = grains.GetGrain<IWorkspaceGrain>(workspace.Value);
        var (labels, keywords) = (await catalogues.Labels(cancellationToken), await catalogues.Keywords(cancellationToken));
        return new RuleDirectory(
            [.. (await agents.List(workspace, cancellationToken)).Where(agent => agent.IsActive)],
            [.. (await teams.List(workspace, cancellationToken)).Where(team => team.DeletedAt is null)],
            await catalogues.Departments(cancellationToken),
            labels.ToFrozenDictionary(label => label.Id, label => label.Name),
            keywords.ToFrozenDictionary(keyword => keyword.Id, keyword => keyword.Name));
    }
}
