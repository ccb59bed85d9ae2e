using System.Collections.Concurrent;
using Parloir.Runtime.Activations;
using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Observers;

/// <summary>The observers of this process. An id names the process too: <c>observer/silo/n</c>.</summary>
internal sealed class ObserverDirectory(GrainRuntime runtime)
{
    public const string Type = "observer";

    private readonly ConcurrentDictionary<GrainId, ObserverMailbox> _observers = new();
    private long _last;

    public static Exception Gone(GrainId id) => new InvalidOperationException($"{id} is not observing any more.");

    public ObserverMailbox Add(IGrainObserver observer)
    {
        var id = GrainId.Create(Type, $"{runtime.Placement.Local}/{Interlocked.Increment(ref _last)}");
        return _observers[id] = new ObserverMailbox(id, observer, runtime);
    }

    public ICallTarget Find(GrainId id) => _observers.TryGetValue(id, out var observer) ? observer : new Nobody(id);

    public void Remove(GrainId id)
    {
        if (_observers.TryRemove(id, out var observer)) observer.End();
    }

    /// <summary>Takes the calls of an observer that is gone: one-way calls are dropped, others fail.</summary>
    private sealed class Nobody(GrainId id) : ICallTarget
    {
        public Acceptance TryEnqueue(GrainRequest request)
        {
            request.Refuse(Gone(id));
            return Acceptance.Accepted;
        }
    }
}
