using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Runtime;
using Parloir.Runtime.Membership;
using Parloir.Web.Problems;

namespace Parloir.Web.Hub.Presence;

/// <summary>Tells each workspace whose desks are open at this node: a second after that changed, when a grain may have forgotten it, and now and then.</summary>
internal sealed partial class DeskAttendance : BackgroundService
{
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    /// <summary>Grains believe a node for a minute.</summary>
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(1);

    private readonly DeskLifetime _lifetime;
    private readonly IGrainFactory _grains;
    private readonly IContinuity _continuity;
    private readonly TimeProvider _time;
    private readonly ILogger<DeskAttendance> _logger;
    private readonly string _node;
    private readonly Dictionary<WorkspaceId, Told> _told = [];

    public DeskAttendance(DeskLifetime lifetime, IGrainFactory grains, ICluster cluster, IContinuity continuity, TimeProvider time, ILogger<DeskAttendance> logger)
    {
        (_lifetime, _grains, _continuity, _time, _logger) = (lifetime, grains, continuity, time, logger);
        _node = cluster.Local.ToString();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Only a courtesy: what nobody repeats lapses by itself, and a silo that does not answer must not hold up the stop.
        await TellNobodyIsHereAsync().WaitAsync(Courtesy, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TellNobodyIsHereAsync()
    {
        foreach (var workspace in _told.Keys.ToArray()) await TellAsync(workspace, [], CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        var present = _lifetime.Desks.ToLookup(desk => desk.Caller.Workspace, desk => desk.Caller.Agent.Id);
        foreach (var workspace in present.Select(group => group.Key).Union(_told.Keys).ToArray())
        {
            var agents = present[workspace].ToImmutableHashSet();
            if (_told.TryGetValue(workspace, out var told) && told.Agents.SetEquals(agents) && told.Stamp == StampOf(workspace) && _time.GetElapsedTime(told.At) < RepeatAfter) continue;
            if (await TellAsync(workspace, agents, stoppingToken) && agents.IsEmpty) _told.Remove(workspace);
        }
    }

    /// <returns>False when it has to be told again.</returns>
    private async Task<bool> TellAsync(WorkspaceId workspace, ImmutableHashSet<AgentId> agents, CancellationToken cancellationToken)
    {
        var told = new Told(agents, StampOf(workspace), _time.GetTimestamp());
        try
        {
            await _grains.GetGrain<IAvailabilityGrain>(workspace.Value).Report(_node, [.. agents]).WaitAsync(cancellationToken);
            _told[workspace] = told;
            return true;
        }
        catch (Exception exception) when (FaultProblems.IsUnavailable(exception))
        {
            LogNotTold(workspace, exception);
            return false;
        }
    }

    private Stamp StampOf(WorkspaceId workspace) => _continuity.StampOf(GrainId.Create("availability", workspace.Value));

    private sealed record Told(ImmutableHashSet<AgentId> Agents, Stamp Stamp, long At);
}
