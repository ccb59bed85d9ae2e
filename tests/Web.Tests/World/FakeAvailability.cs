using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests.World;

/// <summary>Who is there, without time: what a node says last holds.</summary>
internal sealed class FakeAvailability : IAvailabilityGrain
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, AgentAvailability> _agents = new(StringComparer.Ordinal);
    private readonly HashSet<IAvailabilityObserver> _observers = [];
    private ViewPosition _position = new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), 0);

    /// <summary>What nodes said, in order.</summary>
    public List<ImmutableArray<AgentId>> Reports { get; } = [];
    /// <summary>Observer calls are lost while this is set.</summary>
    public bool LosesCalls { get; set; }

    public Task<AvailabilityChange> List(CancellationToken cancellationToken = default)
    {
        lock (_gate) return Task.FromResult(new AvailabilityChange(_position, [.. _agents.Values]));
    }

    public Task<AgentAvailability> Choose(AgentId agent, AgentStatus status, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var now = _agents[agent.Value] = new AgentAvailability(agent, status, status);
            _position = _position with { Sequence = _position.Sequence + 1 };
            if (LosesCalls) return Task.FromResult(now);
            foreach (var observer in _observers) observer.Changed(new AvailabilityChange(_position, [now]));
            return Task.FromResult(now);
        }
    }

    public Task Report(string node, ImmutableArray<AgentId> agents)
    {
        lock (_gate) Reports.Add(agents);
        return Task.CompletedTask;
    }

    public Task<ViewPosition> Watch(IAvailabilityObserver observer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _observers.Add(observer);
            return Task.FromResult(_position);
        }
    }

    public Task Unwatch(IAvailabilityObserver observer)
    {
        lock (_gate) _observers.Remove(observer);
        return Task.CompletedTask;
    }

    public string LastReport()
    {
        lock (_gate) return Reports.Count == 0 ? "none" : string.Join(' ', Reports[^1].Select(agent => agent.Value).Order(StringComparer.Ordinal));
    }
}
