using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parloir.Bench.Processes;
using Parloir.Grains;
using Parloir.Journal;
using Parloir.Journal.Hosting;

namespace Parloir.Bench.Ingest;

/// <summary>The journal alone: the rows of one message for each append (event, dedupe key, conversation), made beforehand. No HTTP, no signature, no grains.</summary>
internal static class JournalBaseline
{
    private const int Appenders = 1024;
    // No conversation gets so many messages in one run: each run goes on above the last one's sequences.
    private const long RunLength = 1_000_000;
    private static readonly byte[] Event = Encoding.UTF8.GetBytes(
        """{"providerMessageId":"wamid.HBgLMzM2MTIzNDU2NzgVAgASGBQz000000000000","content":{"$type":"text","body":"m-000000000000 Hello, where is my order? It should have come yesterday."}}""");
    private static readonly byte[] View = Encoding.UTF8.GetBytes($$$"""{"filler":"{{{new string('x', 880)}}}"}""");

    /// <returns>Messages a second.</returns>
    public static async Task<double> MeasureAsync(BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddJournal(options => options.DataDirectory = scratch.Path).AddMigrations("grains", typeof(GrainsSetup).Assembly);
        using var host = builder.Build();
        await host.StartAsync();
        var journal = host.Services.GetRequiredService<IJournal>();
        // Rows are there before they are measured, as with the others.
        await AppendAllAsync(journal, settings, first: 0, (appended, _) => appended < settings.Customers / Appenders);
        await AppendAllAsync(journal, settings, first: 1, (_, elapsed) => elapsed < settings.Duration / 4);
        var messages = await AppendAllAsync(journal, settings, first: 2, (_, elapsed) => elapsed < settings.Duration);
        await host.StopAsync();
        return messages;
    }

    private static async Task<double> AppendAllAsync(IJournal journal, BenchSettings settings, int first, Func<int, TimeSpan, bool> goesOn)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Appenders).Select(appender => Task.Run(() => AppendAsync(appender))));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;

        // Each appender has conversations of its own, and appends to one after the other.
        async Task<long> AppendAsync(int appender)
        {
            var appended = 0;
            for (; goesOn(appended, Stopwatch.GetElapsedTime(start)); appended++)
            {
                var round = appended / PerAppender(settings);
                var conversation = appender * PerAppender(settings) + appended % PerAppender(settings);
                await journal.AppendAsync(Message(conversation, first, round, settings.Time.GetUtcNow()), CancellationToken.None);
            }
            return appended;
        }
    }

    private static int PerAppender(BenchSettings settings) => Math.Max(1, settings.Customers / Appenders);

    /// <param name="first">Each run has streams of its own over the same conversation rows.</param>
    private static Append Message(int conversation, int first, int round, DateTimeOffset now)
    {
        var id = $"0198a7a0c0de7000a{conversation:D15}";
        var stream = $"conversation/demo/{id}-{first}";
        return new Append
        {
            Stream = stream,
            Workspace = "demo",
            ExpectedSequence = round,
            Events = [new NewEvent("message.received.v1", now, now, Event)],
            Keys = [new NewKey($"demo-whatsapp/wamid.HBgLMzM2MTIzNDU2NzgVAgASGBQz{first:D2}{conversation:D8}{round:D6}", round + 1)],
            Projections = [new BenchRow(id, now.UtcDateTime, first * RunLength + round + 1, View, IsNew: first == 0 && round == 0)],
        };
    }
}
