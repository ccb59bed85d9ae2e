using System.Diagnostics;
using Parloir.Bench.Hub;
using Parloir.Bench.Load;

namespace Parloir.Bench.Echo;

/// <summary>Which messages of a run have reached one screen, and when. It finds them by their marker in what is pushed, whatever is around it.</summary>
internal sealed class Arrivals(DueTimes times)
{
    private const int NumberWidth = 12;
    private static readonly byte[] Marker = [.. "\"text\":\""u8, .. System.Text.Encoding.ASCII.GetBytes(WebhookTemplate.Marker)];

    private readonly long[] _arrivals = new long[times.Count];
    private int _arrived;

    public int Lost => _arrivals.Length - Volatile.Read(ref _arrived);

    public int Twice { get; private set; }

    public void Take(ReadOnlySpan<byte> record)
    {
        var now = Stopwatch.GetTimestamp();
        for (int at; (at = record.IndexOf(Marker)) >= 0; record = record[(at + Marker.Length + NumberWidth)..])
        {
            var index = times.IndexOf(JsonNumber.Read(record.Slice(at + Marker.Length, NumberWidth)));
            if (index < 0) continue;
            if (_arrivals[index] > 0)
            {
                Twice++;
                continue;
            }
            _arrivals[index] = now;
            Volatile.Write(ref _arrived, _arrived + 1);
        }
    }

    public IEnumerable<TimeSpan> Latencies()
    {
        for (var i = 0; i < _arrivals.Length; i++)
            if (_arrivals[i] > 0)
                yield return Stopwatch.GetElapsedTime(times[i], _arrivals[i]);
    }
}
