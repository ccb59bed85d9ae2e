using System.Collections.Concurrent;

namespace Parloir.Runtime.Activations;

/// <summary>The grains of this silo, by id. An id has one mailbox at a time, so it has one activation at a time.</summary>
internal sealed class ActivationDirectory(GrainRuntime runtime)
{
    private readonly ConcurrentDictionary<GrainId, ILocalTarget> _targets = new();

    public bool IsEmpty => _targets.IsEmpty;
    public int Count => _targets.Count;

    /// <summary>Whether nothing happens in any grain. Looks at all of them: for tests.</summary>
    public bool IsQuiet => _targets.Values.All(target => target.IsQuiet);

    public ICallTarget? Find(GrainId id) => _targets.GetValueOrDefault(id);

    public ICallTarget GetOrAdd(GrainId id) => _targets.GetOrAdd(id, static (id, self) => self.Create(id), this);

    /// <summary>Ends the activations of the ids that match, once each has served what waits for it. A call that comes later activates anew.</summary>
    public Task CloseAsync(Func<GrainId, bool> match, DeactivationReason reason) =>
        Task.WhenAll(_targets.Where(entry => match(entry.Key)).Select(entry => entry.Value.CloseAsync(reason)));

    /// <summary>Ends the activations in these partitions, as <see cref="CloseAsync"/> does.</summary>
    /// <returns>Those under way, for each partition that has some.</returns>
    public ILookup<int, Task> CloseIn(IReadOnlySet<int> partitions, DeactivationReason reason) =>
        (from entry in _targets
         let partition = entry.Key.Partition
         where partitions.Contains(partition)
         select (partition, closing: entry.Value.CloseAsync(reason))).ToLookup(found => found.partition, found => found.closing);

    private ILocalTarget Create(GrainId id)
    {
        var grainClass = runtime.Catalog.ClassOf(id);
        return grainClass.IsStatelessWorker
            ? new StatelessWorkers(id, grainClass, runtime, workers => _targets.TryRemove(new(id, workers)))
            : new GrainMailbox(id, grainClass, runtime, mailbox => _targets.TryRemove(new(id, mailbox)));
    }
}
