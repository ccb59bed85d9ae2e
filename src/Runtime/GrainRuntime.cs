using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Activations;
using Parloir.Runtime.Calls;
using Parloir.Runtime.Catalog;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Observers;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime;

/// <summary>The parts of one silo, and the way from a grain id to its mailbox.</summary>
internal sealed partial class GrainRuntime
{
    public static readonly DeactivationReason Moved = new(DeactivationReasonCode.ShuttingDown, "The grain's partition moves to another silo.");

    private readonly LostCalls _lost;
    private readonly IGrainTransport? _transport;
    private volatile SiloState _state;

    public GrainRuntime(
        IOptions<SiloOptions> options, TimeProvider time, IServiceScopeFactory scopes, GrainCatalog catalog, IPlacement placement,
        IMemoryPressure memory, RuntimeInstruments instruments, LostCalls lost, ILogger<GrainRuntime> logger, IGrainTransport? transport = null)
    {
        Options = options.Value;
        Time = time;
        Scopes = scopes;
        Catalog = catalog;
        Placement = placement;
        Instruments = instruments;
        Logger = logger;
        _lost = lost;
        _transport = transport;
        Factory = new GrainFactory(this);
        Directory = new ActivationDirectory(this);
        Observers = new ObserverDirectory(this);
        Sweep = new ActivationSweep(this, memory);
    }

    public SiloOptions Options { get; }
    public TimeProvider Time { get; }
    public IServiceScopeFactory Scopes { get; }
    public GrainCatalog Catalog { get; }
    public IPlacement Placement { get; }
    public RuntimeInstruments Instruments { get; }
    public ILogger Logger { get; }
    public GrainFactory Factory { get; }
    public ActivationDirectory Directory { get; }
    public ObserverDirectory Observers { get; }
    public ActivationSweep Sweep { get; }
    public RemoteCalls RemoteCalls { get; } = new();

    public SiloState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Lets a call pass, or throws: while the silo stops only grains may still call, so that they can finish.</summary>
    public void Admit(bool fromGrain)
    {
        if (_state == SiloState.Running || _state == SiloState.Stopping && fromGrain) return;
        throw new SiloUnavailableException($"The silo is {_state}: it takes no calls.");
    }

    /// <summary>Where a call goes now. A target that turns it away is to be asked for anew.</summary>
    public ICallTarget Resolve(GrainId id, GrainRequest request)
    {
        if (!Placement.IsMoving && Directory.Find(id) is { } known) return known;
        if (id.Type == ObserverDirectory.Type) return Answers(id, []) ? Observers.Find(id) : new RemoteTarget(id, null, _transport, this, _lost);
        var partition = id.Partition;
        if (!Serves(partition, request)) return new RemoteTarget(id, partition, _transport, this, _lost);
        var target = Directory.GetOrAdd(id);
        if (Serves(partition, request)) return target;
        // The partition began to move in between: whoever moves it may have looked before the grain was there.
        _ = Directory.CloseAsync(other => other == id, Moved);
        return new RemoteTarget(id, partition, _transport, this, _lost);
    }

    /// <summary>Whether a call may run here: always in a partition that is served here, and in one that drains if a grain that has to finish there waits for it.</summary>
    public bool Serves(int partition, GrainRequest request) => Placement.StandingOf(partition) switch
    {
        PartitionStanding.Here => true,
        PartitionStanding.Draining => !request.Method.OneWay && (TurnQueue.Current is GrainMailbox turn && Drains(turn.Id) || Drains(CallChain.Above(request))),
        _ => false,
    };

    /// <summary>Puts a call that was to go elsewhere into its grain's mailbox here.</summary>
    /// <returns>False when the partition moves on already.</returns>
    public bool EnqueueHere(GrainId id, GrainRequest request)
    {
        while (Resolve(id, request) is var target and not RemoteTarget)
            switch (target.TryEnqueue(request))
            {
                case Acceptance.Accepted:
                    return true;
                case Acceptance.Full:
                    throw Overloaded(id);
            }
        return false;
    }

    /// <summary>Whether this process answers for a grain or an observer to others.</summary>
    /// <param name="chain">The calls that wait for the answer.</param>
    public bool Answers(GrainId id, IReadOnlyList<string> chain) =>
        id.Type == ObserverDirectory.Type ? OwnerOf(id) == Placement.Local
        : Placement.StandingOf(id.Partition) is var standing && (standing == PartitionStanding.Here || standing == PartitionStanding.Draining && Drains(chain));

    /// <summary>The silo of a grain by its partition, of an observer by its id; null while the partition moves.</summary>
    public SiloAddress? OwnerOf(GrainId id) =>
        id.Type == ObserverDirectory.Type ? new SiloAddress(id.Key[..id.Key.IndexOf('/')]) : Placement.OwnerOf(id.Partition);

    /// <summary>Whether one of the grains that wait for a call has to finish before its partition can move.</summary>
    public bool Drains(IReadOnlyList<string> chain) =>
        chain.Any(call => GrainId.TryParse(call[..Math.Max(0, call.LastIndexOf('.'))], out var waiting) && Drains(waiting));

    private bool Drains(GrainId id) => Placement.StandingOf(id.Partition) == PartitionStanding.Draining;

    public GrainOverloadedException Overloaded(GrainId id)
    {
        Instruments.Overloads.Add(1);
        return new GrainOverloadedException(id, Options.MailboxCapacity);
    }
}

internal enum SiloState
{
    Created,
    Running,
    /// <summary>It cannot renew its lease: another silo may soon own what it owns.</summary>
    CutOff,
    Stopping,
    Stopped,
}
