using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Tests.Membership;

/// <summary>The table's contract in memory, shared by the silos of a test.</summary>
internal sealed class MemoryMembershipTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SiloAddress, Member> _members = [];
    private readonly Ownership[] _partitions = new Ownership[GrainId.PartitionCount];
    private long _version;
    private long _gaps;

    public event Action? Changed;

    public MembershipView View
    {
        get
        {
            lock (_gate) return new MembershipView(_version, _gaps, [.. _members.Values], [.. _partitions]);
        }
    }

    /// <summary>The database as one silo reaches it.</summary>
    public Link Connect() => new(this);

    private T Do<T>(bool changes, Func<T> step)
    {
        T result;
        lock (_gate)
        {
            result = step();
            if (changes) _version++;
        }
        if (changes) Changed?.Invoke();
        return result;
    }

    private bool End(SiloAddress silo)
    {
        if (!_members.Remove(silo)) return false;
        for (var partition = 0; partition < _partitions.Length; partition++)
            if (_partitions[partition].Owner == silo)
                _partitions[partition] = new Ownership(null, _partitions[partition].Epoch + 1);
        return true;
    }

    internal sealed class Link(MemoryMembershipTable table) : IMembershipTable
    {
        /// <summary>The database cannot be reached from here.</summary>
        public bool IsCut { get; set; }

        public Task<IReadOnlyList<Member>> JoinAsync(Member self, CancellationToken cancellationToken) => Step(changes: true, () =>
        {
            var inTheWay = JoinRules.InTheWay(self, table._members.Values);
            if (inTheWay.Count == 0) table._members[self.Address] = self;
            return inTheWay;
        });

        public Task<Pulse?> RenewAsync(SiloAddress self, bool gap, CancellationToken cancellationToken) => Step<Pulse?>(gap, () =>
        {
            if (!table._members.TryGetValue(self, out var member)) return null;
            table._members[self] = member with { Heartbeat = member.Heartbeat + 1 };
            if (gap) table._gaps++;
            return new Pulse(gap ? table._version + 1 : table._version, table._members.ToDictionary(entry => entry.Key, entry => entry.Value.Heartbeat));
        });

        public Task<MembershipView> ReadAsync(CancellationToken cancellationToken) => Step(changes: false, () => table.View);

        public Task DeclareDeadAsync(SiloAddress silo, long heartbeat, CancellationToken cancellationToken) => Step(changes: true, () =>
        {
            if (table._members.GetValueOrDefault(silo)?.Heartbeat == heartbeat && table.End(silo)) table._gaps++;
            return true;
        });

        public Task ClaimAsync(SiloAddress self, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken) =>
            Own(partitions, null, table._members.ContainsKey(self) ? self : throw new InvalidOperationException("fenced"));

        public Task ReleaseAsync(SiloAddress self, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken) => Own(partitions, self, null);

        public Task DrainAsync(SiloAddress self, CancellationToken cancellationToken) => Step(changes: true, () =>
        {
            table._members[self] = table._members[self] with { State = MemberState.Draining };
            return true;
        });

        public Task LeaveAsync(SiloAddress self, CancellationToken cancellationToken) => Step(changes: true, () => table.End(self));

        public async Task ListenAsync(Action changed, CancellationToken cancellationToken)
        {
            table.Changed += changed;
            var ended = new TaskCompletionSource();
            await using var ending = cancellationToken.Register(() => ended.TrySetResult());
            await ended.Task;
            table.Changed -= changed;
        }

        private Task<bool> Own(IReadOnlyCollection<int> partitions, SiloAddress? from, SiloAddress? to) => Step(changes: true, () =>
        {
            foreach (var partition in partitions)
                if (table._partitions[partition].Owner == from)
                    table._partitions[partition] = new Ownership(to, table._partitions[partition].Epoch + 1);
            return true;
        });

        private Task<T> Step<T>(bool changes, Func<T> step) =>
            IsCut ? Task.FromException<T>(new TimeoutException("The database is away.")) : Task.FromResult(table.Do(changes, step));
    }
}
