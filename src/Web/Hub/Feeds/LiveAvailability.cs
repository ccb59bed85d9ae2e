using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Views;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Feeds;

/// <summary>Who of a workspace is there, for its desks on this node. Whoever missed something gets all of it anew.</summary>
internal sealed class LiveAvailability(WorkspaceId workspace, IGrainFactory grains, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
    : LiveFeed<IAvailabilityGrain, IAvailabilityObserver, ViewPosition?, AvailabilityChange>(
        "availability", workspace.Value, grains, continuity, time, logger, closed), IAvailabilityObserver
{
    public Task Changed(AvailabilityChange change)
    {
        Receive(change);
        return Task.CompletedTask;
    }

    /// <summary>Listens first and reads then: what comes in between comes twice and is the same.</summary>
    protected override async Task BringUpAsync(ViewPosition? position, IReadOnlyList<Subscription<ViewPosition?>> subscribers)
    {
        if (await AskAsync(Grain.Watch(Self)) == position) return;
        var all = await AskAsync(Grain.List());
        PushTo(subscribers, all.Position, _ => Push.OfAll(new AvailabilityPush(all.Items)));
    }

    protected override Fit FitOf(ViewPosition? position, AvailabilityChange change) => Fits.Of(position, change.Position);

    protected override ViewPosition? PositionAfter(AvailabilityChange change) => change.Position;

    protected override SerializedHubMessage MessageOf(AvailabilityChange change, SubscriptionName name) => Push.Of(new AvailabilityPush(change.Items));

    protected override Task UnwatchAsync() => Grain.Unwatch(Self);
}
