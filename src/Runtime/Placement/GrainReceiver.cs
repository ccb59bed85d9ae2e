using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Placement;

internal sealed class GrainReceiver(GrainRuntime runtime) : IGrainReceiver
{
    public Task<object?> InvokeAsync(RemoteCall call, CancellationToken cancellationToken)
    {
        if (WhyNot(call) is { } reason) throw new CallNotMadeException(reason);
        var request = Describe(call.Interface, call.Method).Create(call.Arguments, cancellationToken);
        request.Origin = call.Chain;
        request.Trace = call.Trace;
        return new IncomingReference(new GrainAddress(runtime, call.Target)).InvokeAsync(request);
    }

    public GrainMethod Describe(string grainInterface, string method) => runtime.Catalog.Method(grainInterface, method);

    public TInterface Refer<TInterface>(GrainId id) where TInterface : class, IAddressable =>
        runtime.Catalog.Refer<TInterface>(new GrainAddress(runtime, id));

    private Exception? WhyNot(RemoteCall call)
    {
        try
        {
            runtime.Admit(fromGrain: call.Chain.Count > 0);
            return runtime.Answers(call.Target, call.Chain) ? null : new NotOwnerException(call.Target, runtime.OwnerOf(call.Target));
        }
        catch (SiloUnavailableException unavailable)
        {
            return unavailable;
        }
    }

    /// <summary>Stands in for the reference that the caller has in the other process.</summary>
    private sealed class IncomingReference(GrainAddress address) : GrainReference(address)
    {
        public Task<object?> InvokeAsync(GrainRequest request) => request.SendBy(this);
    }
}
