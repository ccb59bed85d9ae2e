using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Activations;
using Parloir.Runtime.Calls;
using Parloir.Runtime.Catalog;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Observers;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime;

/// <summary>The parts of one silo, and the way from a grain id to its mailbox.</summary>
internal sealed partial class GrainRuntime
{
    private readonly IGrainTransport? _transport;
    private volatile SiloState _state;

    public GrainRuntime(
        IOptions<SiloOptions> options, TimeProvider time, IServiceScopeFactory scopes, GrainCatalog catalog, IPlacement placement,
        IMemoryPressure memory, RuntimeInstruments instruments, ILogger<GrainRuntime> logger, IGrainTransport? transport = null)
    {
        Options = options.Value;
        Time = time;
        Scopes = scopes;
        Catalog = catalog;
        Placement = placement;
        Instruments = instruments;
        Logger = logger;
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

    public ICallTarget Resolve(GrainId id)
    {
        if (Directory.Find(id) is { } known) return known;
        var owner = OwnerOf(id);
        if (owner != Placement.Local) return new RemoteTarget(id, owner, Transport(owner), this);
        return id.Type == ObserverDirectory.Type ? Observers.Find(id) : Directory.GetOrAdd(id);
    }

    /// <summary>Queues a call of a grain that is here now. Why it was not queued; null when it was.</summary>
    public Exception? EnqueueLocally(GrainId id, GrainRequest request)
    {
        try
        {
            while (true)
                switch (Directory.GetOrAdd(id).TryEnqueue(request))
                {
                    case Acceptance.Accepted: return null;
                    case Acceptance.Full: return Overloaded(id);
                }
        }
        catch (ArgumentException unknownType)
        {
            return unknownType;
        }
    }

    /// <summary>The silo of a grain by its partition, of an observer by its id.</summary>
    public SiloAddress OwnerOf(GrainId id) =>
        id.Type == ObserverDirectory.Type ? new SiloAddress(id.Key[..id.Key.IndexOf('/')]) : Placement.OwnerOf(id.Partition);

    public GrainOverloadedException Overloaded(GrainId id)
    {
        Instruments.Overloads.Add(1);
        return new GrainOverloadedException(id, Options.MailboxCapacity);
    }

    private IGrainTransport Transport(SiloAddress owner) =>
        _transport ?? throw new SiloUnavailableException($"{owner} cannot be reached: this silo has no transport.");
}

internal enum SiloState { Created, Running, Stopping, Stopped }
