using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parloir.Web.Json;

namespace Parloir.Web.Health;

/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Checks">By name; of those that are healthy only the name is worth reading.</param>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, HealthEntry> Checks);

public sealed record HealthEntry(string Status, string? Reason);

internal static class HealthEndpoints
{
    public static void MapParloirHealth(this IEndpointRouteBuilder routes)
    {
        // Alive is who answers: a database that is away is no reason to kill the program.
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new HealthEntry(Word(entry.Value.Status), entry.Value.Description));
        return context.Response.WriteAsJsonAsync(new HealthView(Word(report.Status), checks), WireJson.Options, context.RequestAborted);
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}
