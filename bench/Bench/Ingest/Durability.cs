using Parloir.Bench.Load;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Ingest;

/// <summary>Whether all that was acknowledged is in the database, once.</summary>
internal static class Durability
{
    public static async Task TellAsync(Report report, string scenario, WebhookLoad load, string connectionString)
    {
        var kept = await SiloDatabase.CountAsync(connectionString);
        report.AtMost(scenario, "webhooks refused", load.Refused, "webhooks", 0);
        report.AtMost(scenario, "acknowledged but not durable", Math.Max(0, load.Acknowledged - kept.DistinctMessages), "messages", 0);
        report.AtMost(scenario, "durable twice", kept.Messages - kept.DistinctMessages, "messages", 0);
        report.AtMost(scenario, "conversations whose row is not where the stream is", kept.StaleRows, "rows", 0);
    }
}
