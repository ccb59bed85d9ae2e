using Parloir.Runtime.Activations;

namespace Parloir.Runtime;

/// <summary>
/// A grain's class. One instance is one activation: the runtime makes it (constructor injection from a scope of its own), calls
/// <see cref="OnActivateAsync"/>, then one call at a time, and at the end <see cref="OnDeactivateAsync"/>. What follows an <c>await</c> runs as
/// part of the same activation, unless the code asks for <c>ConfigureAwait(false)</c>.
/// </summary>
public abstract class Grain : IAddressable
{
    protected Grain() => Activation = Activation.Constructing;

    /// <summary>Null only for an object that was made outside the runtime.</summary>
    internal Activation? Activation { get; }

    protected IGrainFactory GrainFactory => Required.Factory;

    protected internal IServiceProvider ServiceProvider => Required.Services;

    internal Activation Required =>
        Activation ?? throw new InvalidOperationException("This grain was not made by the runtime: it has no identity, timers or reminders.");

    /// <summary>Runs before the first call. When it throws, the calls that wait fail with its exception and the next call tries again.</summary>
    /// <param name="cancellationToken">Cancelled when activation takes longer than <c>SiloOptions.ActivationTimeout</c>.</param>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. Not called when the process dies.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation as soon as the calls under way are done. Calls that wait go to a new activation.</summary>
    protected void DeactivateOnIdle() =>
        Required.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    /// <summary>Puts off the idle collection of this activation for at least <paramref name="timeSpan"/> from now.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Required.DelayDeactivation(timeSpan);
}
