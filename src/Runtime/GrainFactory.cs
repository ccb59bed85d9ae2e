using Parloir.Runtime.Calls;

namespace Parloir.Runtime;

internal sealed class GrainFactory(GrainRuntime runtime) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey =>
        GetGrain<TGrainInterface>(GrainId.Create(runtime.Catalog.TypeOf(typeof(TGrainInterface)), primaryKey));

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        runtime.Catalog.Refer<TGrainInterface>(new GrainAddress(runtime, grainId));

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not TGrainObserverInterface) throw new ArgumentException($"{obj?.GetType()} is not a {typeof(TGrainObserverInterface)}.", nameof(obj));
        var observer = runtime.Observers.Add(obj);
        return runtime.Catalog.Refer<TGrainObserverInterface>(new GrainAddress(runtime, observer.Id, observer));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver =>
        runtime.Observers.Remove(obj.GetGrainId());
}
