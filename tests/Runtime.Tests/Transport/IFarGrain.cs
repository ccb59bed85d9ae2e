using System.Diagnostics;

namespace Parloir.Runtime.Tests.Transport;

/// <summary>Everything in it crosses between silos as bytes.</summary>
public interface IFarGrain : IGrainWithStringKey
{
    Task<string> Echo(string text);

    Task<int> Next();

    Task Fail(Failure failure);

    /// <summary>Returns when it is cancelled, or let go by the stage.</summary>
    Task Wait(CancellationToken cancellationToken);

    [OneWay]
    Task Tell(string text);

    /// <summary>Calls <paramref name="other"/>, which calls back: none of the two can end.</summary>
    Task<string> CallAround(IFarGrain other, IFarGrain back);

    Task<byte[]> Bytes(int count);

    Task<string?> Trace();

    Task Watch(IFarObserver observer);

    Task Notify(int count);
}

public interface IFarObserver : IGrainObserver
{
    [OneWay]
    Task Changed(int number);
}

public enum Failure { Timeout, Overloaded, Unavailable, NotOwner, Journal, Conflict, Foreign, Cancelled, Unwritable }

/// <summary>Where the far grains of one silo leave what they saw.</summary>
internal sealed class FarStage
{
    private readonly TaskCompletionSource _released = Silo.Waiting.Signal();

    public System.Collections.Concurrent.ConcurrentQueue<string> Told { get; } = new();
    public TaskCompletionSource Started { get; } = Silo.Waiting.Signal();
    public TaskCompletionSource Cancelled { get; } = Silo.Waiting.Signal();
    public TaskCompletionSource<Exception> CaughtInCircle { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public Task Released => _released.Task;

    public void Release() => _released.TrySetResult();
}

internal sealed class FarGrain(FarStage stage) : Grain, IFarGrain
{
    private IFarObserver? _observer;
    private int _count;
    private bool _inCircle;

    public Task<string> Echo(string text) => Task.FromResult(text);

    public Task<int> Next() => Task.FromResult(++_count);

    public Task Fail(Failure failure) => throw Failures.Of(failure);

    public async Task Wait(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => stage.Cancelled.TrySetResult());
        stage.Started.TrySetResult();
        await stage.Released.WaitAsync(cancellationToken);
    }

    public Task Tell(string text)
    {
        stage.Told.Enqueue(text);
        return Task.CompletedTask;
    }

    public async Task<string> CallAround(IFarGrain other, IFarGrain back)
    {
        // The call that waited for this grain may start before it hears that nobody waits for it any more: it must not begin a second circle.
        if (_inCircle) return "too late";
        _inCircle = true;
        try
        {
            return await other.CallAround(back, other);
        }
        catch (Exception exception)
        {
            stage.CaughtInCircle.TrySetResult(exception);
            throw;
        }
    }

    public Task<byte[]> Bytes(int count) => Task.FromResult(new byte[count]);

    public Task<string?> Trace() => Task.FromResult(Activity.Current?.ParentId);

    public Task Watch(IFarObserver observer)
    {
        _observer = observer;
        return Task.CompletedTask;
    }

    public async Task Notify(int count)
    {
        for (var i = 1; i <= count; i++) await _observer!.Changed(i);
    }
}
