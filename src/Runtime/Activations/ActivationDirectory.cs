using System.Collections.Concurrent;

namespace Parloir.Runtime.Activations;

/// <summary>The grains of this silo, by id. An id has one mailbox at a time, so it has one activation at a time.</summary>
internal sealed class ActivationDirectory(GrainRuntime runtime)
{
    private readonly ConcurrentDictionary<GrainId, ICallTarget> _targets = new();

    public bool IsEmpty => _targets.IsEmpty;
    public int Count => _targets.Count;

    /// <summary>Whether a call waits or runs anywhere. Looks at every grain: for the end of the process and for tests.</summary>
    public bool IsBusy => _targets.Values.Any(target => target is TurnQueue { IsQuiet: false });

    public ICallTarget? Find(GrainId id) => _targets.GetValueOrDefault(id);

    public ICallTarget GetOrAdd(GrainId id) => _targets.GetOrAdd(id, static (id, self) => self.Create(id), this);

    /// <summary>Ends the activations of the ids that match, once each has served what waits for it. A call that comes later activates anew.</summary>
    public Task CloseAsync(Func<GrainId, bool> match, DeactivationReason reason) =>
        Task.WhenAll(_targets.Where(entry => match(entry.Key)).Select(entry => entry.Value switch
        {
            GrainMailbox mailbox => mailbox.CloseAsync(reason),
            StatelessWorkers workers => workers.CloseAsync(reason),
            _ => Task.CompletedTask,
        }));

    private ICallTarget Create(GrainId id)
    {
        var grainClass = runtime.Catalog.ClassOf(id);
        return grainClass.IsStatelessWorker
            ? new StatelessWorkers(id, grainClass, runtime, workers => _targets.TryRemove(new(id, workers)))
            : new GrainMailbox(id, grainClass, runtime, mailbox => _targets.TryRemove(new(id, mailbox)));
    }
}
