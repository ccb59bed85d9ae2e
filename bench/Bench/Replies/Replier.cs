using System.Diagnostics;
using Parloir.Bench.Load;

namespace Parloir.Bench.Replies;

/// <summary>An agent who answers one customer, each time once the last answer is shown as delivered.</summary>
internal sealed class Replier : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static long _next;

    private readonly AgentConnection _connection;
    private readonly ReplyScreen _screen;
    private readonly string _path;
    private readonly TimeProvider _time;

    private Replier(AgentConnection connection, ReplyScreen screen, string conversation, TimeProvider time) =>
        (_connection, _screen, _path, _time) = (connection, screen, $"/api/v1/conversations/{conversation}/messages", time);

    /// <summary>From the command to its 202, of each.</summary>
    public List<TimeSpan> Accepted { get; } = [];

    /// <summary>From the command to the status on the screen.</summary>
    public List<TimeSpan> Shown { get; } = [];

    /// <summary>Answered with 202, and not shown as delivered within the patience.</summary>
    public int Lost { get; private set; }
    public int Refused { get; private set; }
    public int Twice => _screen.Twice;
    public int OutOfOrder => _screen.OutOfOrder;

    public static async Task<Replier> OpenAsync(Uri address, int agent, string conversation, TimeProvider time)
    {
        var connection = new AgentConnection(address, AgentAccounts.TokenOf(agent));
        await connection.OpenAsync();
        return new Replier(connection, await ReplyScreen.OpenAsync(address, agent, conversation), conversation, time);
    }

    /// <param name="pause">After each answer.</param>
    public async Task WriteAsync(TimeSpan duration, TimeSpan pause)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < duration;)
        {
            await ReplyAsync($"r-{Interlocked.Increment(ref _next):D12}");
            if (pause > TimeSpan.Zero) await Task.Delay(pause, _time);
        }
    }

    /// <summary>What was measured so far does not count: the compiler was at work.</summary>
    public void Forget()
    {
        Accepted.Clear();
        Shown.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _screen.DisposeAsync();
        _connection.Dispose();
    }

    private async Task ReplyAsync(string id)
    {
        var delivered = _screen.DeliveredAsync(id);
        var sent = Stopwatch.GetTimestamp();
        if (await _connection.SendAsync("POST", _path, $$"""{"clientMessageId":"{{id}}","text":"{{id}} It is on its way and comes tomorrow."}""") != 202)
        {
            Refused++;
            return;
        }
        Accepted.Add(Stopwatch.GetElapsedTime(sent));
        try
        {
            await delivered.WaitAsync(Patience, _time);
            Shown.Add(Stopwatch.GetElapsedTime(sent));
        }
        catch (TimeoutException)
        {
            Lost++;
        }
    }
}
