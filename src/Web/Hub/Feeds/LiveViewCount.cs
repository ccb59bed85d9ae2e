using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Views;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Feeds;

/// <summary>How many are in one list, for all on this node who see only that of it. A count is whole, so any later one fits (RT-14).</summary>
internal sealed class LiveViewCount : LiveFeed<ViewTally?, ViewTally>, IViewCountObserver
{
    private readonly IGrainFactory _grains;
    private readonly IViewGrain _grain;
    private readonly IViewCountObserver _self;

    public LiveViewCount(WorkspaceId workspace, ViewKey key, IGrainFactory grains, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
        : base(GrainId.Create("view", workspace.Key(key.ToString())), continuity, time, logger, closed)
    {
        Name = workspace.Key(key.ToString());
        _grains = grains;
        _grain = grains.GetGrain<IViewGrain>(Name);
        _self = grains.CreateObjectReference<IViewCountObserver>(this);
    }

    protected override string Name { get; }

    public Task Counted(ViewTally tally)
    {
        Receive(tally);
        return Task.CompletedTask;
    }

    protected override async Task BringUpAsync(ViewTally? position, IReadOnlyList<Subscription<ViewTally?>> subscribers)
    {
        var tally = await AskAsync(_grain.WatchCount(_self));
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

    protected override async Task UnwatchAsync()
    {
        try
        {
            await AskAsync(_grain.UnwatchCount(_self));
        }
        finally
        {
            _grains.DeleteObjectReference<IViewCountObserver>(_self);
        }
    }
}
