using System.Diagnostics;

namespace Parloir.Bench.Load;

internal sealed record LoadOutcome(long Webhooks, long Messages, long Refused, TimeSpan Elapsed, TimeSpan[] Latencies)
{
    public double MessagesPerSecond => Messages / Elapsed.TotalSeconds;
    public double WebhooksPerSecond => Webhooks / Elapsed.TotalSeconds;

    public TimeSpan Percentile(double share) => Percentiles.Of(Latencies, share);
}

/// <summary>
/// Sends webhooks to one server. Customers take turns, so that every message of a webhook and all that are under way are of different customers;
/// messages are numbered through, over all runs.
/// </summary>
internal sealed class WebhookLoad(IReadOnlyList<Uri> addresses, TimeProvider time, int customers)
{
    public const string Account = "demo-whatsapp";
    public const string PhoneNumberId = "100000000000001";
    public const string Secret = "demo-app-secret";

    private const int LongestWarmUp = 10;
    private static readonly TimeSpan WarmUpRun = TimeSpan.FromSeconds(4);

    private IReadOnlyList<Uri> _addresses = addresses;
    private long _next;

    public WebhookLoad(Uri address, TimeProvider time, int customers) : this([address], time, customers) { }

    /// <summary>Messages that were ever sent.</summary>
    public long Sent => Volatile.Read(ref _next);

    /// <summary>From now on the connections take turns among these.</summary>
    public void SpreadOver(IReadOnlyList<Uri> addresses) => _addresses = addresses;

    /// <summary>Each connection sends its next webhook when the last one is answered.</summary>
    public Task<LoadOutcome> SaturateAsync(int connections, int messagesPerWebhook, TimeSpan duration) =>
        RunAsync(connections, messagesPerWebhook, start => Stopwatch.GetElapsedTime(start) < duration);

    /// <summary>One message of each customer.</summary>
    public Task<LoadOutcome> IntroduceAsync(int connections, int messagesPerWebhook)
    {
        long left = customers / messagesPerWebhook;
        return RunAsync(connections, messagesPerWebhook, _ => Interlocked.Decrement(ref left) >= 0);
    }

    /// <summary>
    /// Until two runs in a row are hardly faster than the best before them: the compiler is at work for the first hundred thousand messages, and shows for
    /// a while nothing for it.
    /// </summary>
    public async Task<LoadOutcome> WarmUpAsync(int connections)
    {
        LoadOutcome[] runs = [];
        var best = 0.0;
        for (var plateau = 0; plateau < 2 && runs.Length < LongestWarmUp; best = Math.Max(best, runs[^1].MessagesPerSecond))
        {
            runs = [.. runs, await SaturateAsync(connections, 1, WarmUpRun)];
            plateau = runs[^1].MessagesPerSecond > best * 1.05 ? 0 : plateau + 1;
        }
        return new LoadOutcome(
            runs.Sum(run => run.Webhooks), runs.Sum(run => run.Messages), runs.Sum(run => run.Refused), runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + run.Elapsed), []);
    }

    private async Task<LoadOutcome> RunAsync(int connections, int messagesPerWebhook, Func<long, bool> goesOn)
    {
        var start = Stopwatch.GetTimestamp();
        var lines = await Task.WhenAll(Enumerable.Range(0, connections).Select(line => Task.Run(() => SendAsync(_addresses[line % _addresses.Count]))));
        var latencies = lines.SelectMany(line => line.Latencies).ToArray();
        Array.Sort(latencies);
        return new LoadOutcome(
            latencies.Length, latencies.LongLength * messagesPerWebhook, lines.Sum(line => line.Refused), Stopwatch.GetElapsedTime(start), latencies);

        async Task<(List<TimeSpan> Latencies, long Refused)> SendAsync(Uri address)
        {
            using var connection = new HttpConnection();
            await connection.OpenAsync(address);
            var template = Template(messagesPerWebhook);
            var latencies = new List<TimeSpan>();
            long refused = 0;
            while (goesOn(start))
            {
                var request = Next(template);
                var sent = Stopwatch.GetTimestamp();
                if (await connection.SendAsync(request) == 200) latencies.Add(Stopwatch.GetElapsedTime(sent));
                else refused++;
            }
            return (latencies, refused);
        }
    }

    public WebhookTemplate Template(int messagesPerWebhook) => new(_addresses[0].Authority, Account, PhoneNumberId, Secret, messagesPerWebhook);

    public ReadOnlyMemory<byte> Next(WebhookTemplate template) => Next(template, out _);

    /// <param name="first">The number of the webhook's first message; the others follow it.</param>
    public ReadOnlyMemory<byte> Next(WebhookTemplate template, out long first)
    {
        first = Interlocked.Add(ref _next, template.MessageCount) - template.MessageCount;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        for (var i = 0; i < template.MessageCount; i++) template.Set(i, (int)((first + i) % customers), first + i, now);
        return template.Sign();
    }
}
