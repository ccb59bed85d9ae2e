using System.Runtime.CompilerServices;

namespace Parloir.Runtime.Calls;

/// <summary>A call that promises <typeparamref name="TResult"/> to its caller.</summary>
public abstract class GrainRequest<TResult> : GrainRequest
{
    // A promise is a bare Task: a TaskCompletionSource would be a second object for each call.
    private AsyncTaskMethodBuilder<TResult> _promise;

    /// <summary>Made when first asked for. Ask before the request is queued: afterwards it may belong to another call.</summary>
    internal Task<TResult> Promise => _promise.Task;

    protected abstract TResult ResultOf(Task outcome);

    /// <summary>Clears the arguments and gives the request to its pool.</summary>
    protected abstract void Recycle();

    internal override void Finish(Task outcome)
    {
        if (TryAnswer() && !Method.OneWay)
        {
            if (outcome.IsCompletedSuccessfully) _promise.SetResult(ResultOf(outcome));
            else Fail(ExceptionOf(outcome));
        }
        if (!TryReset()) return;
        _promise = default;
        Recycle();
    }

    internal override void Fail(Exception exception)
    {
        if (!Method.OneWay) _promise.SetException(exception);
    }

    private static Exception ExceptionOf(Task outcome)
    {
        try
        {
            outcome.GetAwaiter().GetResult();
            throw new InvalidOperationException("The grain's task neither failed nor succeeded.");
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}

/// <summary>Of a method that returns <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>.</summary>
public abstract class ResultRequest<TResult> : GrainRequest<TResult>
{
    protected abstract Task<TResult> Invoke(object target);

    internal sealed override Task Start(object target) => Invoke(target);

    internal sealed override async Task<object?> SendBy(GrainReference reference) => await reference.Send(this);

    internal sealed override Task Outcome(object? answer) => Task.FromResult((TResult)answer!);

    protected sealed override TResult ResultOf(Task outcome) => Unsafe.As<Task<TResult>>(outcome).GetAwaiter().GetResult();
}

/// <summary>Of a method that returns <see cref="Task"/> or <see cref="ValueTask"/>.</summary>
public abstract class VoidRequest : GrainRequest<NoResult>
{
    protected abstract Task Invoke(object target);

    internal sealed override Task Start(object target) => Invoke(target);

    internal sealed override async Task<object?> SendBy(GrainReference reference)
    {
        await (Method.OneWay ? reference.SendOneWay(this) : reference.Send(this));
        return null;
    }

    internal sealed override Task Outcome(object? answer) => Task.CompletedTask;

    protected sealed override NoResult ResultOf(Task outcome) => default;
}

/// <summary>The result of a call that answers nothing.</summary>
public readonly record struct NoResult;
