using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parloir.Grains.Agents;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Hub;

/// <summary>A connection outlives its login: this closes the desks of agents who are gone, or who may see something else now.</summary>
internal sealed partial class DeskAudit(DeskLifetime lifetime, AgentDirectory agents, TimeProvider time, ILogger<DeskAudit> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AuditAsync(stoppingToken);
            }
            catch (Exception exception) when (FaultProblems.IsUnavailable(exception))
            {
                LogPutOff(exception);
            }
        }
    }

    /// <summary>His session ended, or he may do or see less, or more, than when he came: then he comes anew, and subscribes to what he may see.</summary>
    private static bool IsOver(AgentProfile then, AgentProfile now) =>
        then.SessionEpoch < now.SessionEpoch || then.Role != now.Role || then.IsRestricted != now.IsRestricted;

    private async Task AuditAsync(CancellationToken cancellationToken)
    {
        foreach (var desk in lifetime.Desks)
        {
            var known = await agents.FindAsync((desk.Caller.Workspace, desk.Caller.Agent.Id), cancellationToken);
            if (known is null || IsOver(desk.Caller.Agent, known.Agent)) desk.Abort();
        }
    }
}
