using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Parloir.Journal.Migrations;

namespace Parloir.Journal.Hosting;

/// <summary>Ready: the database answers, and every migration is applied.</summary>
internal sealed class DatabaseHealthCheck(Migrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await migrator.IsUpToDateAsync(cancellationToken)
                ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "Some migrations are not applied yet.");
        }
        catch (Exception e) when (e is NpgsqlException or MigrationRefusedException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database cannot be reached, or is not the program's.", e);
        }
    }
}
