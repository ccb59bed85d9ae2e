using System.Diagnostics;
using Parloir.Bench.Hub;
using Parloir.Bench.Load;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Fanout;

/// <summary>
/// Agents who each look at their own conversations, of which they have none, while customers write to nobody of them: what one such message costs the silo is not to
/// depend on how many look.
/// </summary>
internal sealed class Strangers(Stage stage, Report report, BenchSettings settings)
{
    private const int Connections = 64;
    private const double Flat = 1.1;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    public async Task MeasureAsync(string scenario)
    {
        var (few, many) = settings.Of((100, 1_000), full: (1_000, 10_000));
        await AgentAccounts.CreateAsync(stage.Database, many);
        await stage.RestAsync();
        var before = await CostAsync(few);
        var crowded = await CostAsync(many);
        // Once more with few: what has changed by then has changed with time, not with the crowd.
        var after = settings.IsShort ? before : await CostAsync(few);
        var baseline = (before.PerMessage + after.PerMessage) / 2;
        report.Add(scenario, $"a stranger's message, {few:N0} on their own lists", baseline, "cpu us/message");
        report.NoMoreThan(scenario, $"a stranger's message, {many:N0} on their own lists; baseline: {few:N0}", crowded.PerMessage, "cpu us/message", baseline, Flat);
        report.Add(scenario, $"{many:N0} on their own lists: the silo, at rest", crowded.AtRest * 1000, "cpu ms/s");
        report.AtMost(scenario, "pushes of strangers' messages", before.Pushes + crowded.Pushes + after.Pushes, "pushes", 0);
    }

    /// <summary>
    /// Medians of windows of half a second, so that what comes now and then (leases, audits, pings) is in neither; what is always there is measured at rest, and taken off.
    /// </summary>
    private async Task<(double PerMessage, double AtRest, long Pushes)> CostAsync(int agents)
    {
        await using var audience = await Audience.ConnectAsync(
            number => HubAddress.Desk(stage.Silo.Address, AgentAccounts.TokenOf(number)), null, "SubscribeView", "\"tab=mine\",null", agents, settings.Time);
        // What connecting leaves to do.
        await Task.Delay(2 * Window, settings.Time);
        var windows = settings.Of(5, full: 30);
        var atRest = Median(await WatchAsync(windows, (processor, _, elapsed) => processor / elapsed));
        var load = stage.Load.SaturateAsync(Connections, 1, Window * (windows + 1));
        await Task.Delay(Window / 2, settings.Time);
        var perMessage = Median(await WatchAsync(windows, (processor, messages, elapsed) => (processor - atRest * elapsed) * 1e6 / messages));
        await load;
        return (perMessage, atRest, audience.Deliveries);
    }

    /// <param name="cost">Of the silo's processor time in a window, the messages and the length of the window, in seconds.</param>
    private async Task<double[]> WatchAsync(int windows, Func<double, long, double, double> cost)
    {
        var costs = new double[windows];
        for (var i = 0; i < windows; i++)
        {
            var (processor, messages, start) = (stage.Silo.ProcessorTime, stage.Load.Acknowledged, Stopwatch.GetTimestamp());
            await Task.Delay(Window, settings.Time);
            costs[i] = cost((stage.Silo.ProcessorTime - processor).TotalSeconds, stage.Load.Acknowledged - messages, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return costs;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
