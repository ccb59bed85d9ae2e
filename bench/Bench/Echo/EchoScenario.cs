using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Echo;

/// <summary>
/// From the moment a webhook is due to the arrival of its message at the agents' screens, at half of what the silo takes in at most: over the list of all
/// conversations, which shows every message, and over one open conversation.
/// </summary>
internal sealed class EchoScenario() : Scenario("echo")
{
    private const int Introducing = 64;
    // So many that a webhook which is due hardly ever waits for a free one.
    private const int Connections = 256;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        await using var silo = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        var load = new WebhookLoad(silo.Address, settings.Time, settings.Customers);
        await load.IntroduceAsync(Introducing, 10);
        await load.WarmUpAsync(Connections);
        var limit = (await load.SaturateAsync(Connections, 1, settings.Duration)).MessagesPerSecond;
        report.Add(Name, "webhooks a second, half of the limit", limit / 2, "webhooks/s");
        // The way to the screens has to be warm as well.
        await WatchAsync(settings, silo.Address, load, limit / 2, screens: 1);
        foreach (var screens in (int[])[1, 20])
            Tell(report, await WatchAsync(settings, silo.Address, load, limit / 2, screens));
    }

    private static async Task<List<HubClient>> WatchAsync(BenchSettings settings, Uri address, WebhookLoad load, double rate, int screens)
    {
        var count = (int)(rate * settings.Duration.TotalSeconds);
        var times = new DueTimes(load.Sent, count);
        var clients = new List<HubClient>();
        var conversation = await HubClient.FindConversationAsync(address);
        for (var i = 0; i < screens; i++) clients.Add(await HubClient.ConnectAsync(address, conversation, times));
        await PacedLoad.RunAsync(load, address, Connections, rate, times, settings.Time);
        await Task.Delay(Settling, settings.Time);
        foreach (var client in clients) await client.DisposeAsync();
        return clients;
    }

    private void Tell(Report report, List<HubClient> clients)
    {
        var latencies = clients.SelectMany(client => client.Latencies()).ToArray();
        Array.Sort(latencies);
        var who = clients.Count == 1 ? "1 screen" : $"{clients.Count} screens";
        report.Add(Name, $"webhook to {who}: p50", Percentiles.Of(latencies, 0.5).TotalMilliseconds, "ms");
        report.AtMost(Name, $"webhook to {who}: p99", Percentiles.Of(latencies, 0.99).TotalMilliseconds, "ms", 50);
        report.Add(Name, $"webhook to {who}: p99.9", Percentiles.Of(latencies, 0.999).TotalMilliseconds, "ms");
        report.AtMost(Name, $"lost at {who}", clients.Sum(client => client.Lost), "messages", 0);
        report.AtMost(Name, $"twice at {who}", clients.Sum(client => client.Twice), "messages", 0);
        report.AtMost(Name, $"out of order at {who}", clients.Sum(client => client.OutOfOrder), "pushes", 0);
        report.AtMost(Name, $"told to resync at {who}", clients.Sum(client => client.Resyncs), "times", 0);
    }
}
