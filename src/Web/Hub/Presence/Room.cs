using Parloir.Grains.Conversations;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Presence;

/// <summary>One conversation and the desks of this node that attend to it.</summary>
internal sealed class Room : IPresenceObserver
{
    private readonly Lock _gate = new();
    private readonly HashSet<Subscription> _attending = [];
    private readonly IGrainFactory _grains;

    public Room(IGrainFactory grains, string key)
    {
        _grains = grains;
        Grain = grains.GetGrain<IPresenceGrain>(key);
        Self = grains.CreateObjectReference<IPresenceObserver>(this);
    }

    public IPresenceGrain Grain { get; }
    public IPresenceObserver Self { get; }

    /// <summary>False: it was in already.</summary>
    public bool Enter(Subscription subscription)
    {
        lock (_gate) return _attending.Add(subscription);
    }

    /// <summary>True: nobody of this node is left.</summary>
    public bool Leave(Subscription subscription)
    {
        lock (_gate)
        {
            if (!_attending.Remove(subscription)) return false;
            // A window that subscribed anew has the same seat.
            if (!_attending.Any(other => other.Connection == subscription.Connection)) Grain.Leave(subscription.Connection.Id);
            if (_attending.Count > 0) return false;
            _grains.DeleteObjectReference<IPresenceObserver>(Self);
            return true;
        }
    }

    /// <summary>What a slow desk has no room for is left out: the next one says it all again.</summary>
    public Task Changed(PresenceDelta delta)
    {
        var message = Push.Of(delta);
        lock (_gate)
            foreach (var subscription in _attending)
                if (!subscription.Ended) subscription.Connection.TryPush(message);
        return Task.CompletedTask;
    }
}
