using Parloir.Grains.Agents;
using Parloir.Grains.Teams;
using Parloir.Grains.Workspaces;

namespace Parloir.Grains.Insight;

/// <summary>What the rows of a report are called now, by their ids. Agents who left, and what was deleted, are named as well: what was done remains.</summary>
internal sealed class ReportNames(IGrainFactory grains, IAgentQueries agents, ITeamQueries teams, IInboxQueries inboxes)
{
    public async Task<IReadOnlyDictionary<string, ReportName>> ReadAsync(WorkspaceId workspace, ReportDimension by, CancellationToken cancellationToken)
    {
        var catalogues = grains.GetGrain<IWorkspaceGrain>(workspace.Value);
        return by switch
        {
            ReportDimension.Department => await WithDeletedAsync<CatalogueEntry.Department>((await catalogues.Departments(cancellationToken)).Select(entry => (entry.Id.Value, entry.Name))),
            ReportDimension.Keyword => await WithDeletedAsync<CatalogueEntry.Keyword>((await catalogues.Keywords(cancellationToken)).Select(entry => (entry.Id, entry.Name))),
            ReportDimension.Label => await WithDeletedAsync<CatalogueEntry.Label>((await catalogues.Labels(cancellationToken)).Select(entry => (entry.Id, entry.Name))),
            ReportDimension.Inbox => (await inboxes.List(workspace, cancellationToken)).ToDictionary(entry => entry.Id.Value, entry => new ReportName(entry.Name, entry.DeletedAt is not null)),
            ReportDimension.Team => (await teams.List(workspace, cancellationToken)).ToDictionary(entry => entry.Id.Value, entry => new ReportName(entry.Name, entry.DeletedAt is not null)),
            ReportDimension.Agent => (await agents.List(workspace, cancellationToken)).ToDictionary(entry => entry.Id.Value, entry => new ReportName(entry.Name, false)),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
        };

        async Task<IReadOnlyDictionary<string, ReportName>> WithDeletedAsync<TEntry>(IEnumerable<(string Id, string Name)> entries) where TEntry : CatalogueEntry
        {
            var names = (await catalogues.Deleted(cancellationToken)).Where(deleted => deleted.Entry is TEntry).ToDictionary(deleted => deleted.Entry.Id, deleted => new ReportName(deleted.Name, true));
            foreach (var (id, name) in entries) names[id] = new ReportName(name, false);
            return names;
        }
    }
}

internal sealed record ReportName(string Name, bool Deleted);
