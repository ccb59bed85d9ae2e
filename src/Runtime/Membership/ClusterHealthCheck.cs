using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Parloir.Runtime.Membership;

/// <summary>Ready: the process has joined, its lease holds, and it does not leave.</summary>
internal sealed class ClusterHealthCheck(ICluster cluster) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(
        cluster.IsReady ? HealthCheckResult.Healthy()
        : new HealthCheckResult(
            context.Registration.FailureStatus,
            cluster.IsDeclaredDead ? "The cluster has declared this process dead: it ends."
            : cluster.IsLeaving ? "This process is about to leave."
            : "This process has not joined the cluster yet, or cannot renew its lease."));
}
