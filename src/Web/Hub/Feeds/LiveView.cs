using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Views;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Feeds;

/// <summary>One list, for all who look at it from this node.</summary>
internal sealed class LiveView(WorkspaceId workspace, ViewKey key, IGrainFactory grains, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
    : LiveFeed<IViewGrain, IViewObserver, ViewPosition?, ViewDelta>(
        "view", workspace.Key(key.ToString()), grains, continuity, time, logger, closed), IViewObserver
{
    public Task Changed(ViewDelta delta)
    {
        Receive(delta);
        return Task.CompletedTask;
    }

    protected override async Task BringUpAsync(ViewPosition? position, IReadOnlyList<Subscription<ViewPosition?>> subscribers)
    {
        var state = await AskAsync(Grain.Watch(Self, position));
        if (state.Snapshot is { } snapshot) PushTo(subscribers, state.Position, name => MessageOf(snapshot, state.Position, name));
        else foreach (var delta in state.Missed) PushTo(subscribers, delta.Position, name => MessageOf(delta, name));
    }

    protected override Fit FitOf(ViewPosition? position, ViewDelta delta) => Fits.Of(position, delta.Position);

    protected override ViewPosition? PositionAfter(ViewDelta delta) => delta.Position;

    protected override SerializedHubMessage MessageOf(ViewDelta delta, SubscriptionName name) =>
        Push.Of(new ViewDeltaPush(name.View!, delta.Position, delta.Upserted, delta.Removed, delta.Count));

    protected override Task UnwatchAsync() => Grain.Unwatch(Self);

    private static SerializedHubMessage MessageOf(ViewSnapshot snapshot, ViewPosition position, SubscriptionName name) =>
        Push.Of(new ViewSnapshotPush(name.View!, position, snapshot.Items, snapshot.NextCursor, snapshot.Count));
}
