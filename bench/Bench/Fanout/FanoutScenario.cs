using System.Diagnostics;
using System.Net;
using Parloir.Bench.Hub;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Fanout;

/// <summary>
/// One busy list that many screens show: what it costs to deliver one change to one of them, against a SignalR group that is sent the same bytes. Behind each change of
/// the silo stands a webhook, which is taken in, kept and searched for; the group is only told to send. What a change costs with one screen is therefore measured
/// too, and taken off both. And many lists that a change does not concern.
/// </summary>
internal sealed class FanoutScenario(Stage stage) : Scenario("fanout")
{
    private const int Settling = 20;
    /// <summary>Changes to the first audience that do not count: the compiler is at work for the first ten thousands of deliveries, of either server.</summary>
    private const int WarmUp = 60;
    /// <summary>What a change costs by itself. Measured last, when the server is warmest: too little is taken off rather than too much.</summary>
    private static readonly Size Alone = new(1, 100);

    /// <param name="Changes">Fewer the more screens have to have each of them.</param>
    private readonly record struct Size(int Screens, int Changes);

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        await stage.SetUpAsync();
        await stage.RestAsync();
        var sizes = settings.Of([new(1_000, 60), new(100, 200), Alone], full: new[] { new(1_000, 100), new(100, 400), new(10_000, 20), Alone });
        var engine = await DeliverAsync(sizes, settings);
        var plain = await BroadcastAsync([.. engine.Select(delivering => delivering.PushLength)], sizes, settings);
        report.Add(Name, "a change to one screen", engine[^1].ProcessorOfAChange * 1e6, "cpu us/change");
        foreach (var (one, other) in engine.Zip(plain).SkipLast(1)) Tell(report, one, engine[^1], other, plain[^1]);
        await new Strangers(stage, report, settings).MeasureAsync(Name);
    }

    private async Task<List<Delivering>> DeliverAsync(Size[] sizes, BenchSettings settings)
    {
        var cookies = new CookieContainer();
        using var agent = await AgentClient.LogInAsync(stage.Silo.Address, cookies);
        using var connection = new HttpConnection();
        await connection.OpenAsync(stage.Silo.Address);
        var template = stage.Load.Template(1);
        var all = new List<Delivering>();
        foreach (var (screens, changes) in sizes)
        {
            await using var audience = await Audience.ConnectAsync(_ => HubAddress.Desk(stage.Silo.Address), cookies, "SubscribeView", "\"tab=all\",null", screens, settings.Time);
            all.Add(await MeasureAsync(audience, stage.Silo, changes, all.Count == 0 ? WarmUp : Settling, async () =>
            {
                if (!await stage.Load.SendAsync(connection, stage.Load.Next(template), 1)) throw new InvalidOperationException("A webhook was refused.");
            }));
        }
        return all;
    }

    private static async Task<List<Delivering>> BroadcastAsync(int[] lengths, Size[] sizes, BenchSettings settings)
    {
        await using var plain = await ServerProcess.StartBroadcastAsync(WebhookLoad.Secret, settings.Time);
        using var http = new HttpClient { BaseAddress = plain.Address };
        var all = new List<Delivering>();
        foreach (var ((screens, changes), length) in sizes.Zip(lengths))
        {
            await using var audience = await Audience.ConnectAsync(_ => HubAddress.Broadcast(plain.Address), null, "Join", "", screens, settings.Time);
            var payload = new string('x', length);
            all.Add(await MeasureAsync(audience, plain, changes, all.Count == 0 ? WarmUp : Settling, async () => (await http.PostAsync("broadcast", new StringContent(payload))).Dispose()));
        }
        return all;
    }

    private void Tell(Report report, Delivering engine, Delivering alone, Delivering plain, Delivering plainAlone)
    {
        var who = $"{engine.Screens:N0} screens";
        // More is better everywhere in the report, so processor time is told as what one second of it delivers.
        report.AgainstBaseline(
            Name, $"{who}: deliveries of one processor second; baseline: SignalR group", engine.PerProcessorSecondBeyond(alone), "deliveries", plain.PerProcessorSecondBeyond(plainAlone), 0.8);
        report.AgainstBaseline(Name, $"{who}: the same with the webhook behind each change", engine.PerProcessorSecond, "deliveries", plain.PerProcessorSecond);
        report.AgainstBaseline(Name, $"{who}: deliveries", engine.PerSecond, "deliveries/s", plain.PerSecond);
        report.AtMost(Name, $"{who}: out of order", engine.OutOfOrder, "pushes", 0);
        report.AtMost(Name, $"{who}: told to resync", engine.Resyncs, "times", 0);
    }

    private static async Task<Delivering> MeasureAsync(Audience audience, ServerProcess server, int changes, int before, Func<Task> change)
    {
        await audience.FollowAsync(before, change);
        var (deliveries, processor, start) = (audience.Deliveries, server.ProcessorTime, Stopwatch.GetTimestamp());
        await audience.FollowAsync(changes, change);
        return new Delivering(
            audience.Size, changes, audience.Deliveries - deliveries, Stopwatch.GetElapsedTime(start), server.ProcessorTime - processor, audience.PushLength,
            audience.OutOfOrder, audience.Resyncs);
    }

    private sealed record Delivering(int Screens, int Changes, long Deliveries, TimeSpan Elapsed, TimeSpan Processor, int PushLength, int OutOfOrder, int Resyncs)
    {
        public double PerSecond => Deliveries / Elapsed.TotalSeconds;
        public double PerProcessorSecond => Deliveries / Processor.TotalSeconds;
        public double ProcessorOfAChange => Processor.TotalSeconds / Changes;

        /// <summary>Of the screens beyond the first, without what a change costs that one alone has.</summary>
        public double PerProcessorSecondBeyond(Delivering alone) => (Deliveries - Changes) / (Processor.TotalSeconds - Changes * alone.ProcessorOfAChange);
    }
}
