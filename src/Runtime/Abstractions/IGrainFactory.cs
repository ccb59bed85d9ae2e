namespace Parloir.Runtime;

/// <summary>Where proxies come from. Getting one costs nothing and calls nobody.</summary>
public interface IGrainFactory
{
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey;

    /// <summary>Makes an object callable by grains, until <see cref="DeleteObjectReference{TGrainObserverInterface}"/>. The caller keeps the object alive.</summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver;

    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver;
}
