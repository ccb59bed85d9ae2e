using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

/// <summary>The table as this process last read it, and what this process does with its own partitions at the moment. Read on the way of every call, changed rarely.</summary>
internal sealed class ClusterPlacement : IPlacement, IContinuity
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<SiloAddress, byte> _ended = new();
    private volatile Map _map;
    private TaskCompletionSource _refreshed = Promise();
    private long _cuts;

    public ClusterPlacement(IOptions<ClusterOptions> options, TimeProvider time)
    {
        var life = time.GetUtcNow().ToUnixTimeMilliseconds();
        Local = options.Value.IsAlone
            ? new SiloAddress($"{JoinRules.Alone}{life}")
            : SiloAddress.Create(options.Value.AdvertisedAt.Host, options.Value.AdvertisedAt.Port, life);
        _map = new Map(MembershipView.Empty, new PartitionStanding[GrainId.PartitionCount]);
    }

    public event Action? Changed;

    /// <summary>Somebody wants to know better; set by who reads the table.</summary>
    public Action Wake { get; set; } = static () => { };

    public SiloAddress Local { get; }
    public MembershipView View => _map.View;
    public IReadOnlyCollection<int> LocalPartitions => _map.Here;
    public bool IsMoving => _map.IsMoving;

    public SiloAddress? OwnerOf(int partition) => _map.View.Partitions[partition].Owner;

    public PartitionStanding StandingOf(int partition) => _map.Standings[partition];

    /// <summary>A silo that this process has not read of yet may be new.</summary>
    public bool MayLive(SiloAddress silo) => !_ended.ContainsKey(silo);

    public Stamp StampOf(GrainId grain)
    {
        var view = _map.View;
        return new Stamp(view.Partitions[grain.Partition].Epoch, view.Gaps + Interlocked.Read(ref _cuts));
    }

    public ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        Task refreshed;
        lock (_gate) refreshed = _refreshed.Task;
        Wake();
        return new ValueTask(refreshed.WaitAsync(cancellationToken));
    }

    /// <summary>Before a read: who asks from now on waits for the next one.</summary>
    public TaskCompletionSource BeginRefresh()
    {
        lock (_gate)
        {
            var asked = _refreshed;
            _refreshed = Promise();
            return asked;
        }
    }

    /// <summary>Takes what was read from the table.</summary>
    /// <param name="moving">Partitions that were being moved out when the reading began, or are now: their standing is the mover's affair.</param>
    public void Show(MembershipView view, IReadOnlySet<int> moving)
    {
        lock (_gate)
        {
            var before = _map;
            if (view.Version < before.View.Version) return;
            foreach (var gone in before.View.Members.Where(member => view.Find(member.Address) is null)) _ended[gone.Address] = 0;
            var standings = new PartitionStanding[GrainId.PartitionCount];
            for (var partition = 0; partition < standings.Length; partition++)
                standings[partition] = view.Partitions[partition].Owner != Local ? PartitionStanding.Elsewhere
                    : moving.Contains(partition) ? before.Standings[partition]
                    : PartitionStanding.Here;
            _map = new Map(view, standings);
        }
        Changed?.Invoke();
    }

    /// <summary>Changes what this process does with partitions that it owns.</summary>
    public void Set(IEnumerable<int> partitions, PartitionStanding standing)
    {
        lock (_gate)
        {
            var standings = _map.Standings.ToArray();
            foreach (var partition in partitions)
                if (standings[partition] != PartitionStanding.Elsewhere)
                    standings[partition] = standing;
            _map = new Map(_map.View, standings);
        }
    }

    /// <summary>This process was cut off for a while: what others told it meanwhile is lost to it.</summary>
    public void CountCut()
    {
        Interlocked.Increment(ref _cuts);
        Changed?.Invoke();
    }

    private static TaskCompletionSource Promise() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Map(MembershipView View, PartitionStanding[] Standings)
    {
        public IReadOnlyList<int> Here { get; } =
            [.. Enumerable.Range(0, Standings.Length).Where(partition => Standings[partition] == PartitionStanding.Here)];

        public bool IsMoving { get; } = Standings.Any(standing => standing is PartitionStanding.Draining or PartitionStanding.Closed);
    }
}
