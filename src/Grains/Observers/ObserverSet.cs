namespace Parloir.Grains.Observers;

/// <summary>Who watches a grain. A watcher that does not come back within the lease is forgotten: its node may be dead.</summary>
internal sealed class ObserverSet<TObserver>(TimeSpan lease, TimeProvider clock) where TObserver : IGrainObserver
{
    private readonly Dictionary<TObserver, DateTimeOffset> expiries = [];

    public bool IsEmpty => expiries.Count == 0;

    public void Add(TObserver observer) => expiries[observer] = clock.GetUtcNow() + lease;

    public void Remove(TObserver observer) => expiries.Remove(observer);

    /// <summary>Calls are one-way: a watcher that cannot be reached finds the gap by itself.</summary>
    public void Notify(Func<TObserver, Task> call)
    {
        if (expiries.Count == 0) return;
        var now = clock.GetUtcNow();
        foreach (var (observer, expiry) in expiries.ToArray())
        {
            if (expiry > now) call(observer);
            else expiries.Remove(observer);
        }
    }
}
