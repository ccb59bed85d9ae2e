using System.Collections.Concurrent;

namespace Parloir.Web.Auth;

/// <summary>Counts attempts to log in for each pair of network address and e-mail address; a success forgives them.</summary>
internal sealed class LoginThrottle(TimeProvider time)
{
    public const int Attempts = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private const int Capacity = 100_000;

    private readonly ConcurrentDictionary<(string Address, string Email), (int Count, DateTimeOffset Ends)> _attempts = new();

    /// <summary>Null: go on. Otherwise how long to wait.</summary>
    public TimeSpan? Attempt(string address, string email)
    {
        var now = time.GetUtcNow();
        if (_attempts.Count >= Capacity) ForgetEnded(now);
        var (count, ends) = _attempts.AddOrUpdate(
            (address, email),
            _ => (1, now + Window),
            (_, seen) => seen.Ends <= now ? (1, now + Window) : (seen.Count + 1, seen.Ends));
        return count > Attempts ? ends - now : null;
    }

    public void Forgive(string address, string email) => _attempts.TryRemove((address, email), out _);

    private void ForgetEnded(DateTimeOffset now)
    {
        foreach (var (key, seen) in _attempts)
            if (seen.Ends <= now) _attempts.TryRemove(key, out _);
    }
}
