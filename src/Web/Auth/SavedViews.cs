using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;

namespace Parloir.Web.Auth;

/// <summary>Which saved views a caller sees: his own, his teams', everybody's. Another one is not there.</summary>
internal sealed class SavedViews(ISavedViewQueries views, ITeamQueries teams)
{
    /// <summary>So many of them are counted in one call.</summary>
    public const int CountedViews = 50;

    public async Task<ImmutableArray<SavedView>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var his = await teams.Of(caller.Workspace, caller.Agent.Id, cancellationToken);
        return [.. (await views.List(caller.Workspace, cancellationToken)).Where(view => Sees(caller, his, view))];
    }

    /// <summary>True of lists without a saved view.</summary>
    public async ValueTask<bool> SeesAsync(Caller caller, SavedViewId? view, CancellationToken cancellationToken) =>
        view is not { } asked
        || (await views.Find(caller.Workspace, asked, cancellationToken) is { } found
            && Sees(caller, await teams.Of(caller.Workspace, caller.Agent.Id, cancellationToken), found));

    private static bool Sees(Caller caller, ImmutableArray<TeamId> his, SavedView view) => view.Owner == caller.Agent.Id || view.Visibility switch
    {
        ViewVisibility.Global => true,
        ViewVisibility.Team => view.Team is { } team && his.Contains(team),
        _ => false,
    };
}
