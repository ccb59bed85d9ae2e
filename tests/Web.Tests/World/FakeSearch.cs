using Parloir.Grains;
using Parloir.Grains.Search;

namespace Parloir.Web.Tests.World;

internal sealed class FakeSearch : ISearch
{
    public (WorkspaceId Workspace, SearchQuery Query, string? Cursor, int Limit)? Last { get; private set; }

    public Task<SearchPage> FindAsync(WorkspaceId workspace, SearchQuery query, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (cursor == "forged") throw new FormatException();
        Last = (workspace, query, cursor, limit);
        return Task.FromResult(new SearchPage([], "next"));
    }
}
