using System.Collections.Concurrent;

namespace Parloir.Web.Auth;

/// <summary>Remembers what was read for a short while, so that one busy caller costs one read. Bounded: when it is full it starts afresh.</summary>
internal sealed class ExpiringCache<TKey, TValue>(TimeSpan life, int capacity, TimeProvider time) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset Expires)> _entries = new();

    public async ValueTask<TValue> GetAsync(TKey key, Func<TKey, CancellationToken, Task<TValue>> read, CancellationToken cancellationToken)
    {
        if (_entries.TryGetValue(key, out var entry) && time.GetUtcNow() < entry.Expires) return entry.Value;
        var value = await read(key, cancellationToken);
        if (_entries.Count >= capacity) _entries.Clear();
        _entries[key] = (value, time.GetUtcNow() + life);
        return value;
    }

    public void Forget(TKey key) => _entries.TryRemove(key, out _);
}
