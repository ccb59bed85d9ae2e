using System.Diagnostics;

namespace Parloir.Runtime.Placement;

/// <summary>Takes calls to grains and observers of other processes. Registered when there are several silos.</summary>
public interface IGrainTransport
{
    /// <summary>
    /// Has the call made on <paramref name="silo"/> and returns its answer: the result, or null when the method has none. An exception of the
    /// grain is thrown. A one-way call is done when the silo has it.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the caller is gone or has waited too long: the grain is to see its token cancelled.</param>
    /// <exception cref="CallNotMadeException">The call was certainly not made: the silo cannot be reached or refuses it.</exception>
    /// <exception cref="SiloUnavailableException">The silo was lost while it had the call. Whether the call was made is not known.</exception>
    Task<object?> InvokeAsync(SiloAddress silo, RemoteCall call, CancellationToken cancellationToken);
}

/// <summary>Makes calls that came over the transport on the grains and observers of this process.</summary>
public interface IGrainReceiver
{
    /// <summary>The other end of <see cref="IGrainTransport.InvokeAsync"/>. The call is queued when this returns, so calls are queued in their order.</summary>
    /// <exception cref="CallNotMadeException">Another silo owns the grain's partition (<see cref="NotOwnerException"/>), or this one takes no calls.</exception>
    Task<object?> InvokeAsync(RemoteCall call, CancellationToken cancellationToken);

    /// <summary>What a call's arguments and answer are, to read them from the wire.</summary>
    /// <exception cref="MissingMethodException">This process knows no such method.</exception>
    Calls.GrainMethod Describe(string grainInterface, string method);

    /// <summary>A reference that came over the wire.</summary>
    TInterface Refer<TInterface>(GrainId id) where TInterface : class, IAddressable;
}

/// <param name="Interface">With <paramref name="Method"/> the key of <see cref="IGrainReceiver.Describe"/>.</param>
public sealed record RemoteCall(GrainId Target, string Interface, string Method, bool OneWay, IReadOnlyList<object?> Arguments)
{
    /// <summary>The calls that wait for this one, outermost first, as <c>type/key.Method</c>; empty when no grain made it.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>The caller's trace; default when it has none.</summary>
    public ActivityContext Trace { get; init; }
}

/// <summary>The call went to a silo that does not own the grain, or is giving it away: it had no effect.</summary>
/// <param name="owner">Null while the grain's partition moves.</param>
public sealed class NotOwnerException(GrainId grain, SiloAddress? owner) : Exception($"{grain} belongs to {owner?.Value ?? "nobody at the moment"}.")
{
    public GrainId Grain { get; } = grain;
    public SiloAddress? Owner { get; } = owner;
}
