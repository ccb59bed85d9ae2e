using Parloir.Grains.Agents;
using Parloir.Grains.Teams;
using Parloir.Grains.Workspaces;

namespace Parloir.Grains.Insight;

/// <summary>What the rows of a report are called now, by their ids. Agents who left are named as well: what they did remains.</summary>
internal sealed class ReportNames(IGrainFactory grains, IAgentQueries agents, ITeamQueries teams, IInboxQueries inboxes)
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(WorkspaceId workspace, ReportDimension by, CancellationToken cancellationToken)
    {
        var catalogues = grains.GetGrain<IWorkspaceGrain>(workspace.Value);
        return by switch
        {
            ReportDimension.Department => (await catalogues.Departments(cancellationToken)).ToDictionary(entry => entry.Id.Value, entry => entry.Name),
            ReportDimension.Keyword => (await catalogues.Keywords(cancellationToken)).ToDictionary(entry => entry.Id, entry => entry.Name),
            ReportDimension.Label => (await catalogues.Labels(cancellationToken)).ToDictionary(entry => entry.Id, entry => entry.Name),
            ReportDimension.Inbox => (await inboxes.List(workspace, cancellationToken)).ToDictionary(entry => entry.Id.Value, entry => entry.Name),
            ReportDimension.Team => (await teams.List(workspace, cancellationToken)).ToDictionary(entry => entry.Id.Value, entry => entry.Name),
            ReportDimension.Agent => (await agents.List(workspace, cancellationToken)).ToDictionary(entry => entry.Id.Value, entry => entry.Name),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
        };
    }
}
