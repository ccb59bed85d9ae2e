using System.Text.Json.Serialization;
using Parloir.Grains.Views;

namespace Parloir.Grains.Agents;

/// <summary>How far an agent can be counted on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgentStatus>))]
public enum AgentStatus { Online, Busy, Away, Offline }

/// <param name="Status">What others see: what he chose while a desk of his is open, else <see cref="AgentStatus.Offline"/>.</param>
/// <param name="Chosen">What he said of himself last; kept, whether he is there or not.</param>
public sealed record AgentAvailability(AgentId Agent, AgentStatus Status, AgentStatus Chosen);

/// <summary>At a position: of all agents, or of those that changed with it.</summary>
public sealed record AvailabilityChange(ViewPosition Position, ImmutableArray<AgentAvailability> Items);

/// <summary>Who of a workspace is there, for those who assign (S2-37) and for everybody who waits for a colleague. Key: <c>workspace</c>.</summary>
public interface IAvailabilityGrain : IGrainWithStringKey
{
    /// <summary>All agents, by id.</summary>
    Task<AvailabilityChange> List(CancellationToken cancellationToken = default);

    /// <summary>Durable when it returns.</summary>
    Task<AgentAvailability> Choose(AgentId agent, AgentStatus status, CancellationToken cancellationToken = default);

    /// <summary>Whose desks are open at a node: all of them, whenever that changes, and again within a minute. A node that is silent for longer has none.</summary>
    [OneWay]
    Task Report(string node, ImmutableArray<AgentId> agents);

    /// <summary>Tells <paramref name="observer"/> every later change, for two minutes; call again to go on. Whoever stands elsewhere than the answer says reads anew.</summary>
    Task<ViewPosition> Watch(IAvailabilityObserver observer, CancellationToken cancellationToken = default);

    Task Unwatch(IAvailabilityObserver observer);
}

public interface IAvailabilityObserver : IGrainObserver
{
    [OneWay]
    Task Changed(AvailabilityChange change);
}
