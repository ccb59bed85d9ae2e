using System.Diagnostics;
using Npgsql;
using Parloir.Bench.Load;
using Parloir.Bench.Reporting;
using Parloir.Journal;

namespace Parloir.Bench.Replies;

/// <summary>
/// From an agent's command to its 202, and on to the provider, which is the sandbox, and back as a status by webhook to the agent's screen. Each agent writes to a
/// customer of his own, the next message once the last is shown as delivered.
/// </summary>
internal sealed class ReplyScenario(Stage stage) : Scenario("reply")
{
    private const int MostAgents = 64;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        await stage.SetUpAsync();
        await AgentAccounts.CreateAsync(stage.Database, MostAgents);
        var conversations = await SandboxCustomers.WriteAsync(stage.Silo.Address, MostAgents, settings.Time);
        await stage.RestAsync();
        var all = new List<Replier>();
        for (var agent = 1; agent <= MostAgents; agent++) all.Add(await Replier.OpenAsync(stage.Silo.Address, agent, conversations[agent - 1], settings.Time));
        await WriteAsync(all, settings.WarmUpRun);
        var accepted = all.Sum(replier => replier.Accepted.Count);
        foreach (var agents in settings.Of([1, MostAgents], full: new[] { 1, 16, MostAgents }))
        {
            foreach (var replier in all) replier.Forget();
            var start = Stopwatch.GetTimestamp();
            await WriteAsync(all.Take(agents), settings.Duration);
            accepted += all.Sum(replier => replier.Accepted.Count);
            Tell(report, agents, all, Stopwatch.GetElapsedTime(start));
        }
        foreach (var replier in all) await replier.DisposeAsync();
        await TellFaultsAsync(report, all, accepted);
    }

    private static Task WriteAsync(IEnumerable<Replier> repliers, TimeSpan duration) =>
        Task.WhenAll(repliers.Select(replier => Task.Run(() => replier.WriteAsync(duration, TimeSpan.Zero))));

    private void Tell(Report report, int agents, List<Replier> all, TimeSpan elapsed)
    {
        var who = agents == 1 ? "1 agent" : $"{agents} agents";
        TimeSpan[] accepted = [.. all.SelectMany(replier => replier.Accepted).Order()];
        TimeSpan[] shown = [.. all.SelectMany(replier => replier.Shown).Order()];
        report.Add(Name, $"{who}: commands", accepted.Length / elapsed.TotalSeconds, "commands/s");
        report.Add(Name, $"{who}: command to 202: p50", Percentiles.Of(accepted, 0.5).TotalMilliseconds, "ms");
        report.Add(Name, $"{who}: command to 202: p99", Percentiles.Of(accepted, 0.99).TotalMilliseconds, "ms");
        report.Add(Name, $"{who}: command to status on screen: p50", Percentiles.Of(shown, 0.5).TotalMilliseconds, "ms");
        report.Add(Name, $"{who}: command to status on screen: p99", Percentiles.Of(shown, 0.99).TotalMilliseconds, "ms");
    }

    /// <summary>The customers' phones have the last word.</summary>
    private async Task TellFaultsAsync(Report report, List<Replier> all, int accepted)
    {
        await using var database = NpgsqlDataSource.Create(stage.Database);
        await using var command = database.CreateCommand(SqlFile.Beside<ReplyScenario>("replies-on-phones"));
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var (came, distinct) = (reader.GetInt64(0), reader.GetInt64(1));
        report.AtMost(Name, "refused", all.Sum(replier => replier.Refused), "commands", 0);
        report.AtMost(Name, "accepted and not on the phone", Math.Max(0, accepted - distinct), "messages", 0);
        report.AtMost(Name, "twice on the phone", came - distinct, "messages", 0);
        report.AtMost(Name, "accepted and not shown as delivered", all.Sum(replier => replier.Lost), "messages", 0);
        report.AtMost(Name, "twice on the screen", all.Sum(replier => replier.Twice), "messages", 0);
        report.AtMost(Name, "out of order on the screen", all.Sum(replier => replier.OutOfOrder), "pushes", 0);
    }
}
