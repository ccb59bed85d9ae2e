using Microsoft.Extensions.DependencyInjection;
using Parloir.Runtime.Catalog;
using Parloir.Runtime.Timers;

namespace Parloir.Runtime.Activations;

/// <summary>One life of a grain: its object, its scope of services and its timers.</summary>
internal sealed class Activation(GrainMailbox mailbox, GrainClass grainClass, GrainRuntime runtime)
{
    [ThreadStatic]
    private static Activation? t_constructing;

    private readonly AsyncServiceScope _scope = runtime.Scopes.CreateAsyncScope();
    private List<GrainTimer>? _timers;

    /// <summary>The activation whose grain is being constructed on this thread.</summary>
    public static Activation? Constructing => t_constructing;

    public GrainId GrainId => mailbox.Id;
    public IGrainFactory Factory => runtime.Factory;
    public IServiceProvider Services => _scope.ServiceProvider;
    public GrainRuntime Runtime => runtime;
    public GrainMailbox Mailbox => mailbox;
    public Grain Instance { get; private set; } = null!;

    public async Task StartAsync()
    {
        t_constructing = this;
        try
        {
            Instance = grainClass.Create(Services);
        }
        finally
        {
            t_constructing = null;
        }
        await BoundAsync(Instance.OnActivateAsync, runtime.Options.ActivationTimeout, nameof(Grain.OnActivateAsync));
    }

    public Task StopAsync(DeactivationReason reason) =>
        BoundAsync(token => Instance.OnDeactivateAsync(reason, token), runtime.Options.DeactivationTimeout, nameof(Grain.OnDeactivateAsync));

    /// <summary>Disposes of the timers, the grain if it can be disposed of, and its scope.</summary>
    public async Task DisposeAsync()
    {
        foreach (var timer in _timers ?? []) timer.Dispose();
        if (Instance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
        else if (Instance is IDisposable disposable) disposable.Dispose();
        await _scope.DisposeAsync();
    }

    public void StopTimers()
    {
        while (_timers is [.., var last]) last.Dispose();
    }

    public void Deactivate(DeactivationReason reason) => mailbox.Leave(this, reason);

    public void DelayDeactivation(TimeSpan time) => mailbox.KeepFor(time);

    public void Add(GrainTimer timer) => (_timers ??= []).Add(timer);

    public void Remove(GrainTimer timer) => _timers?.Remove(timer);

    private async Task BoundAsync(Func<CancellationToken, Task> step, TimeSpan bound, string name)
    {
        using var cancellation = new CancellationTokenSource();
        var task = step(cancellation.Token);
        if (task.IsCompletedSuccessfully) return;
        await using var timer = runtime.Time.CreateTimer(
            static state => ((CancellationTokenSource)state!).Cancel(), cancellation, bound, Timeout.InfiniteTimeSpan);
        try
        {
            await task.WaitAsync(cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{name} of {GrainId} did not end within {bound}.");
        }
    }
}
