using System.Net;

namespace Parloir.Bench.Fanout;

/// <summary>Many screens, each with one list, and what has reached them.</summary>
internal sealed class Audience : IAsyncDisposable
{
    private const int ConnectingAtOnce = 32;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Watcher> _watchers = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private Task _pinging = Task.CompletedTask;
    private TaskCompletionSource? _awaited;
    private Watcher? _first;
    private long _deliveries;
    private long _bytes;
    private long _firstHas;
    private long _awaitedDeliveries = long.MaxValue;
    private long _awaitedAtFirst = long.MaxValue;
    private int _resyncs;

    private Audience(TimeProvider time) => _time = time;

    public int Size => _watchers.Count;
    public int Resyncs => _resyncs;
    public int OutOfOrder => _watchers.Sum(watcher => watcher.OutOfOrder);
    public long Deliveries => Volatile.Read(ref _deliveries);

    /// <summary>Mean length of a push.</summary>
    public int PushLength => (int)(Volatile.Read(ref _bytes) / Math.Max(1, Deliveries));

    /// <summary>An audience that calls one method each.</summary>
    /// <param name="hub">Of each screen, by its number from 1.</param>
    public static async Task<Audience> ConnectAsync(Func<int, Uri> hub, CookieContainer? cookies, string method, string arguments, int size, TimeProvider time)
    {
        var audience = new Audience(time);
        var last = 0;
        await Task.WhenAll(Enumerable.Range(0, ConnectingAtOnce).Select(_ => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref last)) <= size;)
            {
                var watcher = new Watcher(audience);
                await watcher.OpenAsync(hub(number), cookies, method, arguments);
                lock (audience._watchers) audience._watchers.Add(watcher);
            }
        })));
        audience._first = audience._watchers[0];
        audience._pinging = audience.PingAsync();
        return audience;
    }

    /// <summary>Makes so many changes, each once the first screen has the one before, and waits until all screens have all.</summary>
    public async Task FollowAsync(int changes, Func<Task> change)
    {
        var before = Deliveries;
        for (var i = 0; i < changes; i++)
        {
            var reached = Await(long.MaxValue, Interlocked.Read(ref _firstHas) + 1);
            await change();
            await reached.WaitAsync(Patience, _time);
        }
        await Await(before + (long)changes * Size, long.MaxValue).WaitAsync(Patience, _time);
    }

    public void Delivered(Watcher watcher, int length)
    {
        Interlocked.Add(ref _bytes, length);
        if (watcher == _first) Interlocked.Increment(ref _firstHas);
        if (Interlocked.Increment(ref _deliveries) >= Volatile.Read(ref _awaitedDeliveries) || Interlocked.Read(ref _firstHas) >= Volatile.Read(ref _awaitedAtFirst)) Check();
    }

    public void Resynced() => Interlocked.Increment(ref _resyncs);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _pinging;
        await Task.WhenAll(_watchers.Select(watcher => watcher.DisposeAsync().AsTask()));
        _closing.Dispose();
    }

    private Task Await(long deliveries, long atFirst)
    {
        var awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) (_awaited, _awaitedDeliveries, _awaitedAtFirst) = (awaited, deliveries, atFirst);
        Check();
        return awaited.Task;
    }

    private void Check()
    {
        lock (_gate)
            if (Deliveries >= _awaitedDeliveries || Interlocked.Read(ref _firstHas) >= _awaitedAtFirst)
                _awaited?.TrySetResult();
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
                foreach (var watcher in _watchers) await watcher.PingAsync();
        }
        catch (OperationCanceledException)
        {
            // The audience leaves.
        }
    }
}
