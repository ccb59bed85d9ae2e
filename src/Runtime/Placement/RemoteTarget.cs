using Parloir.Runtime.Activations;
using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Placement;

/// <summary>A grain or observer of another process.</summary>
internal sealed class RemoteTarget(GrainId id, SiloAddress owner, IGrainTransport transport, GrainRuntime runtime) : ICallTarget
{
    public Acceptance TryEnqueue(GrainRequest request)
    {
        if (runtime.OwnerOf(id) != owner) return Acceptance.Closed;
        _ = SendAsync(request);
        return Acceptance.Accepted;
    }

    private async Task SendAsync(GrainRequest request)
    {
        // Not a turn of the caller: what follows an await here must not queue behind its work.
        var chain = CallChain.Of(request);
        var method = request.Method;
        Task outcome;
        using var timeout = new CancellationTokenSource(runtime.Options.CallTimeout, runtime.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, request.TurnToken());
        try
        {
            var call = new RemoteCall(id, method.Interface, method.Name, method.OneWay, request.Arguments);
            outcome = request.Outcome(await transport.InvokeAsync(owner, call, either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            outcome = Task.FromException(new GrainCallTimeoutException(id, method.Name, runtime.Options.CallTimeout, 0, chain));
        }
        catch (Exception exception)
        {
            outcome = Task.FromException(exception);
        }
        if (method.OneWay && outcome.Exception is { InnerException: { } unheard }) runtime.LogUnheard(id, method.Name, unheard);
        request.Finish(outcome);
    }
}
