using System.Diagnostics;

namespace Parloir.Bench.Load;

/// <summary>One customer who writes, each webhook once the last one is answered.</summary>
internal sealed class Correspondent(Uri address, int customer, TimeProvider time)
{
    // Apart from the numbers of other loads, and never the same twice: a message that comes again costs next to nothing.
    private static long _next = 900_000_000_000;

    /// <returns>What each webhook took, sorted.</returns>
    public async Task<TimeSpan[]> WriteAsync(int webhooks, int messagesPerWebhook)
    {
        using var connection = new HttpConnection();
        await connection.OpenAsync(address);
        var template = new WebhookTemplate(address.Authority, WebhookLoad.Account, WebhookLoad.PhoneNumberId, WebhookLoad.Secret, messagesPerWebhook);
        var latencies = new TimeSpan[webhooks];
        for (var i = 0; i < webhooks; i++)
        {
            for (var message = 0; message < messagesPerWebhook; message++)
                template.Set(message, customer, Interlocked.Increment(ref _next), time.GetUtcNow().ToUnixTimeSeconds());
            var request = template.Sign();
            var sent = Stopwatch.GetTimestamp();
            if (await connection.SendAsync(request) is not 200 and var status) throw new InvalidOperationException($"A webhook was answered with {status}.");
            latencies[i] = Stopwatch.GetElapsedTime(sent);
        }
        Array.Sort(latencies);
        return latencies;
    }
}
