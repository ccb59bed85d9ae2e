using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Views;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Feeds;

/// <summary>How many are in one list, for all on this node who see only that of it. A count is whole, so any later one fits (RT-14).</summary>
internal sealed class LiveViewCount(WorkspaceId workspace, ViewKey key, IGrainFactory grains, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
    : LiveFeed<IViewGrain, IViewCountObserver, ViewTally?, ViewTally>(
        "view", workspace.Key(key.ToString()), grains, continuity, time, logger, closed), IViewCountObserver
{
    public Task Counted(ViewTally tally)
    {
        Receive(tally);
        return Task.CompletedTask;
    }

    protected override async Task BringUpAsync(ViewTally? position, IReadOnlyList<Subscription<ViewTally?>> subscribers)
    {
        var tally = await AskAsync(Grain.WatchCount(Self));
        if (tally != position) PushTo(subscribers, tally, name => MessageOf(tally, name));
    }

    /// <summary>Of two that are of different epochs nobody can say which is the later: the grain is asked.</summary>
    protected override Fit FitOf(ViewTally? position, ViewTally tally)
    {
        if (position is null || position.Since.Epoch != tally.Since.Epoch) return Fit.Gap;
        return tally.Since.Sequence > position.Since.Sequence ? Fit.Next : Fit.Old;
    }

    protected override ViewTally? PositionAfter(ViewTally tally) => tally;

    protected override SerializedHubMessage MessageOf(ViewTally tally, SubscriptionName name) => Push.Of(new ViewCountPush(name.Counted!, tally.Count));

    protected override Task UnwatchAsync() => Grain.UnwatchCount(Self);
}
