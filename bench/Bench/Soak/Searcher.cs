using System.Diagnostics;
using System.Net.Http.Headers;
using Parloir.Bench.Load;

namespace Parloir.Bench.Soak;

/// <summary>An agent who looks for what is written at the moment.</summary>
internal sealed class Searcher(Uri address, int agent, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Queries = ["order", "where yesterday", "demain", "Camille", "m-0000000000"];

    public int Refused { get; private set; }
    public List<TimeSpan> Latencies { get; } = [];

    public async Task SearchAsync(TimeSpan duration)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AgentAccounts.TokenOf(agent));
        var start = Stopwatch.GetTimestamp();
        for (var next = 0; Stopwatch.GetElapsedTime(start) < duration; next = (next + 1) % Queries.Length)
        {
            var sent = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync($"api/v1/search?q={Uri.EscapeDataString(Queries[next])}");
            if (!answer.IsSuccessStatusCode) Refused++;
            else Latencies.Add(Stopwatch.GetElapsedTime(sent));
            await Task.Delay(Pause, time);
        }
    }
}
