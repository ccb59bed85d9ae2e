using System.Collections.Concurrent;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

/// <summary>
/// Remembers to whom a one-way call got lost. Once that silo is reached again the loss is a gap, which the next heartbeat tells everybody; if it is
/// declared dead instead, its death tells it.
/// </summary>
internal sealed class LostCalls
{
    private readonly ConcurrentDictionary<SiloAddress, byte> _lost = new();
    private int _gap;

    public void Failed(SiloAddress silo) => _lost[silo] = 0;

    public void Succeeded(SiloAddress silo)
    {
        if (!_lost.IsEmpty && _lost.TryRemove(silo, out _)) Volatile.Write(ref _gap, 1);
    }

    /// <summary>Those who have ended told of their losses by that.</summary>
    public void Forget(Func<SiloAddress, bool> hasEnded)
    {
        foreach (var silo in _lost.Keys.Where(hasEnded)) _lost.TryRemove(silo, out _);
    }

    public bool TakeGap() => Interlocked.Exchange(ref _gap, 0) == 1;

    /// <summary>The gap could not be told.</summary>
    public void GiveBack() => Volatile.Write(ref _gap, 1);
}
