using Parloir.Runtime.Activations;

namespace Parloir.Runtime.Calls;

/// <summary>Base of the generated proxies. Two references are equal when they stand for the same grain or observer.</summary>
public abstract class GrainReference(GrainAddress address) : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainRuntime _runtime = address.Runtime;
    private ICallTarget? _target = address.Target;

    public GrainId GrainId { get; } = address.Id;

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;
    public override bool Equals(object? obj) => Equals(obj as GrainReference);
    public override int GetHashCode() => GrainId.GetHashCode();
    public override string ToString() => GrainId.ToString();

    protected internal Task<TResult> Send<TResult>(GrainRequest<TResult> request)
    {
        if (request.CallerToken.IsCancellationRequested) return Task.FromCanceled<TResult>(request.CallerToken);
        Arm(request);
        var promise = request.Promise;
        request.ListenToCaller();
        if (Dispatch(request) is { } refusal) request.Refuse(refusal);
        return promise;
    }

    protected internal Task SendOneWay(VoidRequest request)
    {
        if (request.CallerToken.IsCancellationRequested) return Task.FromCanceled(request.CallerToken);
        Arm(request);
        return Dispatch(request) is { } refusal ? Task.FromException(refusal) : Task.CompletedTask;
    }

    /// <summary>Observers cross a call as references: the object itself lives in one process and has no turns.</summary>
    protected static TObserver Observer<TObserver>(TObserver observer, string parameter) where TObserver : IGrainObserver? =>
        observer is null or GrainReference
            ? observer
            : throw new ArgumentException("Pass what CreateObjectReference returned, not the observer itself.", parameter);

    private void Arm(GrainRequest request)
    {
        request.Reference = this;
        request.Arm(_runtime.Sweep.Now);
        if (TurnQueue.Current?.CurrentRequest is not { } caller) return;
        request.Caller = new RequestLink(caller);
        caller.Callee = new RequestLink(request);
    }

    /// <summary>Why the call was not queued; null when it was.</summary>
    private Exception? Dispatch(GrainRequest request)
    {
        try
        {
            _runtime.Admit(TurnQueue.Current is not null || request.Origin.Count > 0);
            RuntimeInstruments.CallSent(request);
            while (true)
            {
                var target = _target ??= _runtime.Resolve(GrainId, request);
                var acceptance = target.TryEnqueue(request);
                if (acceptance == Acceptance.Accepted) return null;
                if (acceptance == Acceptance.Full) return _runtime.Overloaded(GrainId);
                _target = null;
            }
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
