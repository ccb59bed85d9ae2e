using Parloir.Grains.Observers;
using Parloir.Grains.Views;

namespace Parloir.Grains.Agents;

/// <summary>
/// What agents chose stands in rows; whose desks are open is known while nodes repeat it. A silo that dies takes that along, and the nodes, who learn of it, say it again at
/// once.
/// </summary>
internal sealed class AvailabilityGrain(AgentStatuses statuses, IAgentQueries agents, TimeProvider clock) : Grain, IAvailabilityGrain
{
    private static readonly TimeSpan WatchLease = TimeSpan.FromMinutes(2);

    private readonly ObserverSet<IAvailabilityObserver> watchers = new(WatchLease, clock);
    private readonly Dictionary<AgentId, AgentStatus> chosen = [];
    private ImmutableDictionary<DeskSeat, DateTimeOffset> seats = ImmutableDictionary<DeskSeat, DateTimeOffset>.Empty;
    private HashSet<AgentId> there = [];
    private IGrainTimer? expiry;
    private WorkspaceId workspace;
    private ViewPosition position = new(Guid.Empty, 0);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        workspace = new WorkspaceId(this.GetPrimaryKeyString());
        position = new ViewPosition(Guid.CreateVersion7(clock.GetUtcNow()), 0);
        foreach (var (agent, status) in await statuses.ListAsync(workspace, cancellationToken)) chosen[agent] = status;
    }

    public async Task<AvailabilityChange> List(CancellationToken cancellationToken)
    {
        var all = await agents.List(workspace, cancellationToken);
        return new AvailabilityChange(position, [.. all.Select(agent => Show(agent.Id))]);
    }

    public async Task<AgentAvailability> Choose(AgentId agent, AgentStatus status, CancellationToken cancellationToken)
    {
        if (Show(agent).Chosen != status)
        {
            await statuses.SaveAsync(workspace, agent, status, clock.GetUtcNow(), cancellationToken);
            chosen[agent] = status;
            Tell([agent]);
        }
        return Show(agent);
    }

    public Task Report(string node, ImmutableArray<AgentId> present)
    {
        seats = AvailabilityRules.Report(seats, node, present, clock.GetUtcNow());
        LookAround();
        return Task.CompletedTask;
    }

    public Task<ViewPosition> Watch(IAvailabilityObserver observer, CancellationToken cancellationToken)
    {
        watchers.Add(observer);
        return Task.FromResult(position);
    }

    public Task Unwatch(IAvailabilityObserver observer)
    {
        watchers.Remove(observer);
        return Task.CompletedTask;
    }

    /// <summary>Tells who came and who left, and comes back when the next word of a node lapses.</summary>
    private void LookAround()
    {
        var before = there;
        there = [.. seats.Keys.Select(seat => seat.Agent)];
        var changed = there.Except(before).Concat(before.Except(there)).ToArray();
        if (changed.Length > 0) Tell(changed);
        expiry?.Dispose();
        expiry = seats.IsEmpty ? null : this.RegisterGrainTimer(Expire, new GrainTimerCreationOptions(seats.Values.Min() - clock.GetUtcNow(), Timeout.InfiniteTimeSpan));
    }

    private Task Expire(CancellationToken cancellationToken)
    {
        seats = AvailabilityRules.Held(seats, clock.GetUtcNow());
        LookAround();
        return Task.CompletedTask;
    }

    private void Tell(IEnumerable<AgentId> changed)
    {
        position = position with { Sequence = position.Sequence + 1 };
        var change = new AvailabilityChange(position, [.. changed.Select(Show)]);
        watchers.Notify(watcher => watcher.Changed(change));
    }

    private AgentAvailability Show(AgentId agent)
    {
        var said = chosen.GetValueOrDefault(agent, AvailabilityRules.Unsaid);
        return new AgentAvailability(agent, AvailabilityRules.Shown(said, there.Contains(agent)), said);
    }
}
