using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace Parloir.Bench.Load;

/// <summary>An agent of the demo workspace, logged in over HTTP.</summary>
internal static class AgentClient
{
    public static async Task<HttpClient> LogInAsync(Uri address, CookieContainer cookies, string name = "alice")
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address, DefaultRequestHeaders = { { "X-Parloir", "1" } } };
        using var answer = await http.PostAsJsonAsync("api/v1/session", new { email = $"{name}@demo.test", password = "parloir-demo" });
        answer.EnsureSuccessStatusCode();
        return http;
    }

    /// <returns>What so many readings took, one after the other, sorted; after as many that do not count.</returns>
    public static async Task<TimeSpan[]> ReadAsync(this HttpClient http, int times, params string[] paths)
    {
        var latencies = new TimeSpan[times];
        for (var i = -times; i < times; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            foreach (var path in paths) await http.GetByteArrayAsync(path);
            if (i >= 0) latencies[i] = Stopwatch.GetElapsedTime(asked);
        }
        Array.Sort(latencies);
        return latencies;
    }
}
