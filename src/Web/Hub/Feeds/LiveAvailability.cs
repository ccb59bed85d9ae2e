using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Views;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Feeds;

/// <summary>Who of a workspace is there, for its desks on this node. Whoever missed something gets all of it anew.</summary>
internal sealed class LiveAvailability : LiveFeed<ViewPosition?, AvailabilityChange>, IAvailabilityObserver
{
    private readonly IGrainFactory _grains;
    private readonly IAvailabilityGrain _grain;
    private readonly IAvailabilityObserver _self;

    public LiveAvailability(WorkspaceId workspace, IGrainFactory grains, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
        : base(GrainId.Create("availability", workspace.Value), continuity, time, logger, closed)
    {
        Name = workspace.Value;
        _grains = grains;
        _grain = grains.GetGrain<IAvailabilityGrain>(Name);
        _self = grains.CreateObjectReference<IAvailabilityObserver>(this);
    }

    protected override string Name { get; }

    public Task Changed(AvailabilityChange change)
    {
        Receive(change);
        return Task.CompletedTask;
    }

    /// <summary>Listens first and reads then: what comes in between comes twice and is the same.</summary>
    protected override async Task BringUpAsync(ViewPosition? position, IReadOnlyList<Subscription<ViewPosition?>> subscribers)
    {
        if (await AskAsync(_grain.Watch(_self)) == position) return;
        var all = await AskAsync(_grain.List());
        PushTo(subscribers, all.Position, _ => Push.OfAll(new AvailabilityPush(all.Items)));
    }

    protected override Fit FitOf(ViewPosition? position, AvailabilityChange change)
    {
        if (position is null || position.Epoch != change.Position.Epoch) return Fit.Gap;
        var ahead = change.Position.Sequence - position.Sequence;
        return ahead <= 0 ? Fit.Old : ahead == 1 ? Fit.Next : Fit.Gap;
    }

    protected override ViewPosition? PositionAfter(AvailabilityChange change) => change.Position;

    protected override SerializedHubMessage MessageOf(AvailabilityChange change, SubscriptionName name) => Push.Of(new AvailabilityPush(change.Items));

    protected override async Task UnwatchAsync()
    {
        try
        {
            await AskAsync(_grain.Unwatch(_self));
        }
        finally
        {
            _grains.DeleteObjectReference<IAvailabilityObserver>(_self);
        }
    }
}
