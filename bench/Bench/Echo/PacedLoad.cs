using System.Diagnostics;
using Parloir.Bench.Load;

namespace Parloir.Bench.Echo;

/// <summary>
/// Webhooks at a steady rate, whatever the answers take. A message counts from when it was due, not from when a connection was free to send it: a server that
/// stalls cannot hide behind a client that waits.
/// </summary>
internal static class PacedLoad
{
    public static async Task RunAsync(WebhookLoad load, Uri address, int connections, double rate, DueTimes times, TimeProvider time)
    {
        // A provider's connections stand: what opening them costs belongs to none of the messages.
        var open = Enumerable.Range(0, connections).Select(_ => new HttpConnection()).ToArray();
        try
        {
            foreach (var connection in open) await connection.OpenAsync(address);
            var start = Stopwatch.GetTimestamp();
            var next = -1;
            await Task.WhenAll(open.Select(connection => Task.Run(() => SendAsync(connection))));

            async Task SendAsync(HttpConnection connection)
            {
                var template = load.Template(1);
                for (int slot; (slot = Interlocked.Increment(ref next)) < times.Count;)
                {
                    var due = start + (long)(slot / rate * Stopwatch.Frequency);
                    var early = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                    if (early > TimeSpan.FromMilliseconds(1)) await Task.Delay(early, time);
                    var request = load.Next(template, out var number);
                    times.Set(times.IndexOf(number), due);
                    if (!await load.SendAsync(connection, request, 1)) throw new InvalidOperationException("A webhook was refused.");
                }
            }
        }
        finally
        {
            foreach (var connection in open) connection.Dispose();
        }
    }
}
