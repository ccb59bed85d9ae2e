namespace Parloir.Runtime;

/// <summary>Hands out references to grains and observers. Making a reference costs no I/O and activates nothing.</summary>
public interface IGrainFactory
{
    /// <exception cref="ArgumentException">No registered grain class implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey;

    /// <summary>The grain that <paramref name="grainId"/> names, seen through an interface that its class must implement.</summary>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable;

    /// <summary>
    /// Makes <paramref name="obj"/> callable by grains. Its calls run one after the other, in the order in which they were made. The reference
    /// does not keep the object alive: the caller does, until <see cref="DeleteObjectReference{T}"/>.
    /// </summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver;

    /// <summary>Later calls through the reference are dropped.</summary>
    /// <param name="obj">What <see cref="CreateObjectReference{T}"/> returned.</param>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver;
}
