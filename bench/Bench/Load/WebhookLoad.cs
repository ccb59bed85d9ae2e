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
/// <param name="says">What a message says, by its number; all the same without it.</param>
internal sealed class WebhookLoad(IReadOnlyList<Uri> addresses, TimeProvider time, int customers, Func<long, string>? says = null)
{
    public const string Account = "demo-whatsapp";
    public const string PhoneNumberId = "100000000000001";
    public const string Secret = "demo-app-secret";
    private const int LongestText = 160;

    private IReadOnlyList<Uri> _addresses = addresses;
    private long _next;
    private long _acknowledged;
    private long _refused;

    public WebhookLoad(Uri address, TimeProvider time, int customers, Func<long, string>? says = null) : this([address], time, customers, says) { }

    /// <summary>Messages that were ever sent.</summary>
    public long Sent => Volatile.Read(ref _next);

    /// <summary>Messages of all webhooks that were answered with 200.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Webhooks that were not.</summary>
    public long Refused => Volatile.Read(ref _refused);

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
    /// Saturates until two runs in a row are hardly faster than the best before them: the compiler is at work for the first hundred thousand messages, and shows for
    /// a while nothing for it.
    /// </summary>
    public async Task WarmUpAsync(int connections, BenchSettings settings)
    {
        var best = 0.0;
        for (int run = 0, plateau = 0; plateau < 2 && run < settings.MostWarmUpRuns; run++)
        {
            var rate = (await SaturateAsync(connections, 1, settings.WarmUpRun)).MessagesPerSecond;
            plateau = rate > best * 1.05 ? 0 : plateau + 1;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>Sends the next webhook; its latency is the caller's to measure.</summary>
    /// <returns>Whether it was answered with 200.</returns>
    public async ValueTask<bool> SendAsync(HttpConnection connection, ReadOnlyMemory<byte> request, int messages)
    {
        if (await connection.SendAsync(request) == 200)
        {
            Interlocked.Add(ref _acknowledged, messages);
            return true;
        }
        Interlocked.Increment(ref _refused);
        return false;
    }

    private async Task<LoadOutcome> RunAsync(int connections, int messagesPerWebhook, Func<long, bool> goesOn)
    {
        var start = Stopwatch.GetTimestamp();
        var lines = await Task.WhenAll(Enumerable.Range(0, connections).Select(line => Task.Run(() => WriteAsync(_addresses[line % _addresses.Count]))));
        var latencies = lines.SelectMany(line => line.Latencies).ToArray();
        Array.Sort(latencies);
        return new LoadOutcome(
            latencies.Length, latencies.LongLength * messagesPerWebhook, lines.Sum(line => line.Refused), Stopwatch.GetElapsedTime(start), latencies);

        async Task<(List<TimeSpan> Latencies, long Refused)> WriteAsync(Uri address)
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
                if (await SendAsync(connection, request, messagesPerWebhook)) latencies.Add(Stopwatch.GetElapsedTime(sent));
                else refused++;
            }
            return (latencies, refused);
        }
    }

    public WebhookTemplate Template(int messagesPerWebhook) => new(_addresses[0].Authority, Account, PhoneNumberId, Secret, messagesPerWebhook, says is null ? 0 : LongestText);

    public ReadOnlyMemory<byte> Next(WebhookTemplate template) => Next(template, out _);

    /// <param name="first">The number of the webhook's first message; the others follow it.</param>
    public ReadOnlyMemory<byte> Next(WebhookTemplate template, out long first)
    {
        first = Interlocked.Add(ref _next, template.MessageCount) - template.MessageCount;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        for (var i = 0; i < template.MessageCount; i++)
        {
            template.Set(i, (int)((first + i) % customers), first + i, now);
            if (says is not null) template.Say(i, says(first + i));
        }
        return template.Sign();
    }
}
