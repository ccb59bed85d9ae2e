using System.Net;
using System.Text.Json;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.History;

/// <summary>What a message, opening and waking cost in conversations of 50, 5,000 and 50,000 messages.</summary>
internal sealed class LongConversations(string scenario, Report report, BenchSettings settings)
{
    /// <param name="Count">One alone tells more of the moment than of its length; but the longest take long to write.</param>
    private readonly record struct Sample(int Length, int Count);

    private readonly Sample[] _samples = settings.Of([new(50, 9), new(2_000, 3)], full: new[] { new Sample(50, 9), new Sample(5_000, 9), new Sample(50_000, 1) });
    private readonly int _times = settings.Of(60, full: 300);
    private const int PerWebhook = 10;
    private const int FirstCustomer = 70_000_000;
    // What a clock on a busy machine can tell from nothing.
    private const double Flat = 1.3;

    /// <param name="stage">Where the short variant writes and opens; it has no time for a silo that is started again, and wakes none.</param>
    public async Task MeasureAsync(Stage stage)
    {
        if (settings.IsShort)
        {
            await stage.SetUpAsync();
            await stage.RestAsync();
            await AppendAndOpenAsync(stage.Silo.Address);
            return;
        }
        using var scratch = new ScratchDirectory();
        WebhookLoad load;
        await using (var silo = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time))
        {
            load = new WebhookLoad(silo.Address, settings.Time, settings.Customers);
            await load.IntroduceAsync(64, PerWebhook);
            await load.WarmUpAsync(64, settings);
            await AppendAndOpenAsync(silo.Address);
        }
        await using var anew = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        load.SpreadOver([anew.Address]);
        await load.WarmUpAsync(64, settings);
        await WakeAsync(anew.Address);
    }

    private async Task AppendAndOpenAsync(Uri address)
    {
        using var agent = await AgentClient.LogInAsync(address, new CookieContainer());
        double append = 0, open = 0;
        foreach (var (index, sample) in _samples.Index())
        {
            foreach (var writer in Writers(address, index)) await writer.WriteAsync(sample.Length / PerWebhook, PerWebhook);
            var last = Writers(address, index).Last();
            var appended = Percentiles.Of(await last.WriteAsync(_times, 1), 0.5).TotalMilliseconds;
            var id = await NewestAsync(agent);
            var opened = Percentiles.Of(await agent.ReadAsync(_times, $"api/v1/conversations/{id}", $"api/v1/conversations/{id}/timeline"), 0.5).TotalMilliseconds;
            if (index == 0) (append, open) = (appended, opened);
            report.NoMoreThan(scenario, $"a message into a conversation of {sample.Length:N0}: p50", appended, "ms", append, Flat);
            report.NoMoreThan(scenario, $"opening a conversation of {sample.Length:N0}: p50", opened, "ms", open, Flat);
        }
    }

    /// <summary>After a start the first message of each conversation reads it from the journal.</summary>
    private async Task WakeAsync(Uri address)
    {
        var shortest = 0.0;
        foreach (var (index, sample) in _samples.Index())
        {
            List<TimeSpan> all = [];
            foreach (var writer in Writers(address, index)) all.AddRange(await writer.WriteAsync(1, 1));
            all.Sort();
            var woken = Percentiles.Of([.. all], 0.5).TotalMilliseconds;
            if (index == 0) shortest = woken;
            report.NoMoreThan(scenario, $"the first message after a start, {sample.Length:N0} before it: median of {sample.Count}", woken, "ms", shortest, 2);
        }
    }

    private IEnumerable<Correspondent> Writers(Uri address, int sample) =>
        Enumerable.Range(0, _samples[sample].Count).Select(number => new Correspondent(address, FirstCustomer + sample * 100 + number, settings.Time));

    /// <summary>The conversation whose customer wrote last.</summary>
    private static async Task<string> NewestAsync(HttpClient agent)
    {
        using var page = JsonDocument.Parse(await agent.GetByteArrayAsync("api/v1/conversations?tab=all&limit=1"));
        return page.RootElement.GetProperty("items")[0].GetProperty("id").GetString()!;
    }
}
