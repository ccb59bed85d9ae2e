namespace Parloir.Runtime.Tests.Grains;

public sealed class ScriptGrain(Stage stage, ScopedThing thing) : Grain, IScriptGrain, IRemindable
{
    private int _calls;

    public int Life { get; private set; }
    public ScopedThing Thing => thing;
    public IGrainFactory Factory => GrainFactory;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Life = stage.Activated(this);
        return stage.OnActivate(this, cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await stage.OnDeactivate(this, reason, cancellationToken);
        stage.Deactivated(this, reason);
    }

    public Task<string> Run(Func<ScriptGrain, Task<string>> step) => step(this);
    public Task RunCancellable(Func<ScriptGrain, CancellationToken, Task> step, CancellationToken cancellationToken) => step(this, cancellationToken);
    public Task<string> RunInterleaved(Func<ScriptGrain, Task<string>> step) => step(this);
    public Task Tell(Func<ScriptGrain, Task> step) => step(this);
    public ValueTask<int> Count() => new(++_calls);
    public Task ReceiveReminder(string reminderName, TickStatus status) => stage.OnReminder(this, reminderName, status);

    public void Leave() => DeactivateOnIdle();
    public void Stay(TimeSpan time) => DelayDeactivation(time);
}

/// <summary>Made and disposed of with each activation.</summary>
public sealed class ScopedThing : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}
