using System.Diagnostics;
using Parloir.Bench.Load;

namespace Parloir.Bench.Soak;

/// <summary>An agent who changes one conversation in ways that lists show.</summary>
internal sealed class ListChanger(Uri address, int agent, string conversation, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly (string Method, string Path, string? Body)[] Changes =
    [
        ("PUT", "priority", """{"priority":"High"}"""),
        ("PUT", "labels/bench", null),
        ("POST", "pending", null),
        ("PUT", "assignee", """{"agent":"alice"}"""),
        ("POST", "reopen", null),
        ("PUT", "assignee", """{"agent":null}"""),
        ("DELETE", "labels/bench", null),
        ("PUT", "priority", """{"priority":"None"}"""),
    ];

    public int Refused { get; private set; }
    public List<TimeSpan> Latencies { get; } = [];

    public async Task ChangeAsync(TimeSpan duration)
    {
        using var connection = new AgentConnection(address, AgentAccounts.TokenOf(agent));
        await connection.OpenAsync();
        var start = Stopwatch.GetTimestamp();
        for (var next = 0; Stopwatch.GetElapsedTime(start) < duration; next = (next + 1) % Changes.Length)
        {
            var (method, path, body) = Changes[next];
            var sent = Stopwatch.GetTimestamp();
            if (await connection.SendAsync(method, $"/api/v1/conversations/{conversation}/{path}", body) != 200) Refused++;
            else Latencies.Add(Stopwatch.GetElapsedTime(sent));
            await Task.Delay(Pause, time);
        }
    }
}
