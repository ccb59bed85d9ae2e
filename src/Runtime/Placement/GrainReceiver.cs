using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Placement;

internal sealed class GrainReceiver(GrainRuntime runtime) : IGrainReceiver
{
    public async Task<object?> InvokeAsync(RemoteCall call, CancellationToken cancellationToken)
    {
        if (!runtime.IsHere(call.Target)) throw new NotOwnerException(call.Target, runtime.OwnerOf(call.Target));
        var request = Describe(call.Interface, call.Method).Create(call.Arguments, cancellationToken);
        return await new IncomingReference(new GrainAddress(runtime, call.Target)).InvokeAsync(request);
    }

    public GrainMethod Describe(string grainInterface, string method) => runtime.Catalog.Method(grainInterface, method);

    public TInterface Refer<TInterface>(GrainId id) where TInterface : class, IAddressable =>
        runtime.Catalog.Refer<TInterface>(new GrainAddress(runtime, id));

    /// <summary>Stands in for the reference that the caller has in the other process.</summary>
    private sealed class IncomingReference(GrainAddress address) : GrainReference(address)
    {
        public Task<object?> InvokeAsync(GrainRequest request) => request.SendBy(this);
    }
}
