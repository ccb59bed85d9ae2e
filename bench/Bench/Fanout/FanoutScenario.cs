using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Fanout;

/// <summary>
/// One busy list that many screens show: what it costs to deliver one change to one of them, against a SignalR group that is sent the same bytes. The silo
/// also takes in the webhook behind each change; the group is only told to send.
/// </summary>
internal sealed class FanoutScenario() : Scenario("fanout")
{
    private const int WarmUp = 40;
    private static readonly (int Screens, int Changes)[] Audiences = [(100, 400), (1_000, 100), (10_000, 20)];

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        var engine = new List<Delivering>();
        await using (var silo = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time))
        {
            var load = new WebhookLoad(silo.Address, settings.Time, settings.Customers);
            await load.WarmUpAsync(64);
            var cookies = new CookieContainer();
            using var agent = await AgentClient.LogInAsync(silo.Address, cookies);
            using var connection = new HttpConnection();
            await connection.OpenAsync(silo.Address);
            var template = load.Template(1);
            foreach (var (screens, changes) in Audiences)
            {
                await using var audience = await Audience.ConnectAsync(
                    Hub(silo.Address, "hubs/desk"), cookies, """{"type":1,"invocationId":"1","target":"SubscribeView","arguments":["tab=all",null]}""", screens, settings.Time);
                engine.Add(await MeasureAsync(audience, silo, changes, () => ExpectAsync(connection.SendAsync(load.Next(template)))));
            }
        }

        await using var plain = await ServerProcess.StartBroadcastAsync(settings.Time);
        foreach (var (index, (screens, changes)) in Audiences.Index())
        {
            using var http = new HttpClient { BaseAddress = plain.Address };
            await using var audience = await Audience.ConnectAsync(
                Hub(plain.Address, "hubs/broadcast"), new CookieContainer(), """{"type":1,"invocationId":"1","target":"Join","arguments":[]}""", screens, settings.Time);
            var payload = new string('x', engine[index].PushLength);
            Tell(report, engine[index], await MeasureAsync(audience, plain, changes, async () => (await http.PostAsync("broadcast", new StringContent(payload))).Dispose()));
        }
    }

    private void Tell(Report report, Delivering engine, Delivering plain)
    {
        var who = $"{engine.Screens:N0} screens";
        // More is better everywhere in the report, so processor time is told as what one second of it delivers.
        report.AgainstBaseline(Name, $"{who}: deliveries of one processor second; baseline: SignalR group", engine.PerProcessorSecond, "deliveries", plain.PerProcessorSecond, 0.8);
        report.AgainstBaseline(Name, $"{who}: deliveries", engine.PerSecond, "deliveries/s", plain.PerSecond);
        report.AtMost(Name, $"{who}: out of order", engine.OutOfOrder, "pushes", 0);
        report.AtMost(Name, $"{who}: told to resync", engine.Resyncs, "times", 0);
    }

    private static async Task<Delivering> MeasureAsync(Audience audience, ServerProcess server, int changes, Func<Task> change)
    {
        await audience.FollowAsync(Math.Min(WarmUp, changes), change);
        var (deliveries, processor, start) = (audience.Deliveries, server.ProcessorTime, Stopwatch.GetTimestamp());
        await audience.FollowAsync(changes, change);
        return new Delivering(
            audience.Size, audience.Deliveries - deliveries, Stopwatch.GetElapsedTime(start), server.ProcessorTime - processor, audience.PushLength,
            audience.OutOfOrder, audience.Resyncs);
    }

    private static async Task ExpectAsync(ValueTask<int> answer)
    {
        if (await answer is not 200 and var status) throw new InvalidOperationException($"A webhook was answered with {status}.");
    }

    private static Uri Hub(Uri address, string path) => new($"ws://{address.Authority}/{path}");

    private sealed record Delivering(int Screens, long Deliveries, TimeSpan Elapsed, TimeSpan Processor, int PushLength, int OutOfOrder, int Resyncs)
    {
        public double PerSecond => Deliveries / Elapsed.TotalSeconds;
        public double PerProcessorSecond => Deliveries / Processor.TotalSeconds;
    }
}
