using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Views;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Feeds;

/// <summary>One list, for all who look at it from this node.</summary>
internal sealed class LiveView : LiveFeed<ViewPosition?, ViewDelta>, IViewObserver
{
    private readonly IGrainFactory _grains;
    private readonly IViewGrain _grain;
    private readonly IViewObserver _self;

    public LiveView(WorkspaceId workspace, ViewKey key, IGrainFactory grains, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
        : base(GrainId.Create("view", workspace.Key(key.ToString())), continuity, time, logger, closed)
    {
        Name = workspace.Key(key.ToString());
        _grains = grains;
        _grain = grains.GetGrain<IViewGrain>(Name);
        _self = grains.CreateObjectReference<IViewObserver>(this);
    }

    protected override string Name { get; }

    public Task Changed(ViewDelta delta)
    {
        Receive(delta);
        return Task.CompletedTask;
    }

    protected override async Task BringUpAsync(ViewPosition? position, IReadOnlyList<Subscription<ViewPosition?>> subscribers)
    {
        var state = await AskAsync(_grain.Watch(_self, position));
        if (state.Snapshot is { } snapshot) PushTo(subscribers, state.Position, name => MessageOf(snapshot, state.Position, name));
        else foreach (var delta in state.Missed) PushTo(subscribers, delta.Position, name => MessageOf(delta, name));
    }

    protected override Fit FitOf(ViewPosition? position, ViewDelta delta)
    {
        if (position is null || position.Epoch != delta.Position.Epoch) return Fit.Gap;
        var ahead = delta.Position.Sequence - position.Sequence;
        return ahead <= 0 ? Fit.Old : ahead == 1 ? Fit.Next : Fit.Gap;
    }

    protected override ViewPosition? PositionAfter(ViewDelta delta) => delta.Position;

    protected override SerializedHubMessage MessageOf(ViewDelta delta, SubscriptionName name) =>
        Push.Of(new ViewDeltaPush(name.View!, delta.Position, delta.Upserted, delta.Removed, delta.Count));

    protected override async Task UnwatchAsync()
    {
        try
        {
            await AskAsync(_grain.Unwatch(_self));
        }
        finally
        {
            _grains.DeleteObjectReference<IViewObserver>(_self);
        }
    }

    private static SerializedHubMessage MessageOf(ViewSnapshot snapshot, ViewPosition position, SubscriptionName name) =>
        Push.Of(new ViewSnapshotPush(name.View!, position, snapshot.Items, snapshot.NextCursor, snapshot.Count));
}
