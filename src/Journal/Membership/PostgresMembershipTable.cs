using Npgsql;
using Parloir.Runtime;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;

namespace Parloir.Journal.Membership;

/// <summary>The cluster in the database that holds the journal. Its connections are its own, few, and give up after two seconds: a heartbeat that hangs is of no use.</summary>
internal sealed class PostgresMembershipTable(NpgsqlDataSource database, SiloFence fence, JournalOptions options) : IMembershipTable, IAsyncDisposable
{
    private const string Channel = "parloir_membership";
    private readonly NpgsqlDataSource _database = JournalDatabase.ForMembership(database.ConnectionString);

    public async Task<IReadOnlyList<Member>> JoinAsync(Member self, CancellationToken cancellationToken)
    {
        var alone = JoinRules.IsAlone(self.Address);
        // The data directory is locked by this process: whoever was on its server before has ended.
        var first = alone && options.Database.Length == 0;
        IReadOnlyList<Member> inTheWay = [];
        await ChangeAsync(
            async connection =>
            {
                await ExecuteAsync(connection, Query("end-former-lives", Endpoint(self.Address), first), cancellationToken);
                inTheWay = JoinRules.InTheWay(self, await ReadMembersAsync(connection, cancellationToken));
                if (inTheWay.Count > 0) return false;
                await ExecuteAsync(
                    connection, Query("add-silo", self.Address.Value, Endpoint(self.Address), self.Roles.ToString(), self.Software), cancellationToken);
                await ExecuteAsync(connection, Query("forget-the-dead"), cancellationToken);
                return true;
            },
            cancellationToken);
        if (inTheWay.Count == 0) fence.Enter(self.Address);
        return inTheWay;
    }

    public async Task<Pulse?> RenewAsync(SiloAddress self, bool gap, CancellationToken cancellationToken)
    {
        if (gap) await ChangeAsync([Query("count-gap")], cancellationToken);
        return await OnConnectionAsync(
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Query("renew", self.Value), Query("read-pulse") } };
                await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
                var version = 0L;
                var heartbeats = new Dictionary<SiloAddress, long>();
                while (await reader.ReadAsync(cancellationToken))
                {
                    version = reader.GetInt64(0);
                    if (!await reader.IsDBNullAsync(1, cancellationToken)) heartbeats[new SiloAddress(reader.GetString(1))] = reader.GetInt64(2);
                }
                return heartbeats.ContainsKey(self) ? new Pulse(version, heartbeats) : null;
            },
            cancellationToken);
    }

    public Task<MembershipView> ReadAsync(CancellationToken cancellationToken) => OnConnectionAsync(
        async connection =>
        {
            // One moment for all three tables.
            await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            var (version, gaps) = await ReadVersionAsync(connection, cancellationToken);
            var members = await ReadMembersAsync(connection, cancellationToken);
            return new MembershipView(version, gaps, [.. members], [.. await ReadPartitionsAsync(connection, cancellationToken)]);
        },
        cancellationToken);

    public Task DeclareDeadAsync(SiloAddress silo, long heartbeat, CancellationToken cancellationToken) => ChangeAsync(
        async connection =>
        {
            await using var declare = new NpgsqlBatch(connection) { BatchCommands = { Query("declare-dead", silo.Value, heartbeat) } };
            await using (var reader = await declare.ExecuteReaderAsync(cancellationToken))
            {
                if (!await reader.ReadAsync(cancellationToken)) return false;
            }
            await ExecuteAsync(connection, Query("count-gap"), cancellationToken);
            return true;
        },
        cancellationToken);

    public Task ClaimAsync(SiloAddress self, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken) =>
        ChangeAsync([Query("claim", self.Value, Numbers(partitions))], cancellationToken);

    public Task ReleaseAsync(SiloAddress self, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken) =>
        ChangeAsync([Query("release", self.Value, Numbers(partitions))], cancellationToken);

    public Task DrainAsync(SiloAddress self, CancellationToken cancellationToken) => ChangeAsync([Query("drain", self.Value)], cancellationToken);

    public Task LeaveAsync(SiloAddress self, CancellationToken cancellationToken) => ChangeAsync([Query("leave", self.Value)], cancellationToken);

    public async Task ListenAsync(Action changed, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, _) => changed();
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection)) await listen.ExecuteNonQueryAsync(cancellationToken);
        while (true) await connection.WaitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private Task<bool> ChangeAsync(NpgsqlBatchCommand[] steps, CancellationToken cancellationToken) => ChangeAsync(
        async connection =>
        {
            foreach (var step in steps) await ExecuteAsync(connection, step, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <param name="change">False: nothing is to be changed after all.</param>
    private Task<bool> ChangeAsync(Func<NpgsqlConnection, Task<bool>> change, CancellationToken cancellationToken) => OnConnectionAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, Query("step-version"), cancellationToken);
            if (await change(connection)) await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    private async Task<T> OnConnectionAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _database.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            // The other connections are as dead as this one: the next heartbeat begins with a new one.
            _database.Clear();
            throw;
        }
    }

    private static async Task<(long Version, long Gaps)> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Query("read-version") } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task<List<Member>> ReadMembersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Query("read-silos") } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var members = new List<Member>();
        while (await reader.ReadAsync(cancellationToken))
        {
            members.Add(new Member(
                new SiloAddress(reader.GetString(0)), Enum.Parse<SiloRoles>(reader.GetString(1)), Enum.Parse<MemberState>(reader.GetString(2), ignoreCase: true),
                reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4), reader.GetInt64(5)));
        }
        return members;
    }

    private static async Task<List<Ownership>> ReadPartitionsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Query("read-partitions") } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var partitions = new List<Ownership>(GrainId.PartitionCount);
        while (await reader.ReadAsync(cancellationToken))
            partitions.Add(new Ownership(await reader.IsDBNullAsync(0, cancellationToken) ? null : new SiloAddress(reader.GetString(0)), reader.GetInt64(1)));
        return partitions;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, NpgsqlBatchCommand step, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { step } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Query(string name, params ReadOnlySpan<object> parameters)
    {
        var command = new NpgsqlBatchCommand(SqlFile.Beside<PostgresMembershipTable>(name));
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    private static short[] Numbers(IEnumerable<int> partitions) => [.. partitions.Select(partition => (short)partition)];

    /// <summary>What one process at a time can have: host and port. One that is alone has nothing of the kind.</summary>
    private static string Endpoint(SiloAddress address) => JoinRules.IsAlone(address) ? address.Value : address.Value[..address.Value.LastIndexOf(':')];
}
