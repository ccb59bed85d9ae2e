using Npgsql;
using Parloir.Journal.Membership;
using Parloir.Runtime;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;
using Parloir.Testing;

namespace Parloir.Journal.Tests;

/// <summary>The table's contract (<see cref="IMembershipTable"/>) on the real database: one for each test, because a cluster is a whole database.</summary>
public sealed class MembershipTableTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly PostgresFixture _postgres = new();
    private readonly List<PostgresMembershipTable> _opened = [];

    public Task InitializeAsync() => _postgres.InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var table in _opened) await table.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task Join_WhenNobodyIsThere_IsSeenByAll()
    {
        var table = Open();
        Assert.Empty(await table.JoinAsync(At("a", 1), default));

        var view = await Open().ReadAsync(default);

        var member = Assert.Single(view.Members);
        Assert.Equal((At("a", 1).Address, SiloRoles.Both, MemberState.Active, "1.0"), (member.Address, member.Roles, member.State, member.Software));
        Assert.Equal(GrainId.PartitionCount, view.Partitions.Length);
        Assert.All(view.Partitions, partition => Assert.Null(partition.Owner));
    }

    [Fact]
    public async Task Join_WhenTheSameEndpointLivedBefore_EndsThatLifeAndFreesItsPartitions()
    {
        var table = Open();
        await table.JoinAsync(At("a", 1), default);
        await table.ClaimAsync(At("a", 1).Address, [1, 2], default);

        await Open().JoinAsync(At("a", 2), default);

        Assert.Null(await table.RenewAsync(At("a", 1).Address, gap: false, default));
        var view = await table.ReadAsync(default);
        Assert.Equal(At("a", 2).Address, Assert.Single(view.Members).Address);
        Assert.Null(view.Partitions[1].Owner);
    }

    [Fact]
    public async Task Join_WhenOneIsAlone_NamesWhoIsInTheWay()
    {
        var alone = new Member(new SiloAddress("alone:1"), SiloRoles.Both, MemberState.Active, "1.0", Noon);
        await Open().JoinAsync(alone, default);

        Assert.Equal(alone.Address, Assert.Single(await Open().JoinAsync(At("a", 1), default)).Address);
        Assert.Equal(alone.Address, Assert.Single(await Open().JoinAsync(alone with { Address = new SiloAddress("alone:2") }, default)).Address);
        Assert.Single((await Open().ReadAsync(default)).Members);
    }

    [Fact]
    public async Task Join_WhenTheDataDirectoryIsItsOwn_EndsWhoeverWasAloneBefore()
    {
        await Open(privately: true).JoinAsync(new Member(new SiloAddress("alone:1"), SiloRoles.Both, MemberState.Active, "1.0", Noon), default);

        var second = new Member(new SiloAddress("alone:2"), SiloRoles.Both, MemberState.Active, "1.0", Noon);
        Assert.Empty(await Open(privately: true).JoinAsync(second, default));

        Assert.Equal(second.Address, Assert.Single((await Open().ReadAsync(default)).Members).Address);
    }

    [Fact]
    public async Task Renew_WhenAlive_MovesTheHeartbeatAndNotTheVersion()
    {
        var table = Open();
        await table.JoinAsync(At("a", 1), default);
        var first = (await table.RenewAsync(At("a", 1).Address, gap: false, default))!;
        var second = (await table.RenewAsync(At("a", 1).Address, gap: false, default))!;

        Assert.Equal(first.Version, second.Version);
        Assert.Equal(first.Heartbeats[At("a", 1).Address] + 1, second.Heartbeats[At("a", 1).Address]);
    }

    [Fact]
    public async Task Renew_WhenSomethingWasLost_CountsAGapForAll()
    {
        var table = Open();
        await table.JoinAsync(At("a", 1), default);
        var before = await table.ReadAsync(default);

        await table.RenewAsync(At("a", 1).Address, gap: true, default);

        var after = await table.ReadAsync(default);
        Assert.Equal((before.Gaps + 1, true), (after.Gaps, after.Version > before.Version));
    }

    [Fact]
    public async Task Claim_WhenManyClaimTheSame_GivesEachPartitionToOne()
    {
        var silos = Enumerable.Range(0, 4).Select(i => At($"s{i}", 1)).ToArray();
        foreach (var silo in silos) await Open().JoinAsync(silo, default);
        var all = Enumerable.Range(0, GrainId.PartitionCount).ToArray();

        await Task.WhenAll(silos.Select(silo => Open().ClaimAsync(silo.Address, all, default)));

        var view = await Open().ReadAsync(default);
        Assert.All(view.Partitions, partition => Assert.Equal(1, partition.Epoch));
        Assert.Single(view.Partitions.Select(partition => partition.Owner).Distinct());
    }

    [Fact]
    public async Task Release_WhenItIsAnothers_ChangesNothing()
    {
        var table = Open();
        await table.JoinAsync(At("a", 1), default);
        await table.JoinAsync(At("b", 1), default);
        await table.ClaimAsync(At("a", 1).Address, [7], default);

        await table.ReleaseAsync(At("b", 1).Address, [7], default);
        Assert.Equal(At("a", 1).Address, (await table.ReadAsync(default)).Partitions[7].Owner);

        await table.ReleaseAsync(At("a", 1).Address, [7], default);
        Assert.Equal(new Ownership(null, 2), (await table.ReadAsync(default)).Partitions[7]);
    }

    [Fact]
    public async Task DeclareDead_WhenTheHeartbeatHasMoved_ChangesNothing()
    {
        var table = Open();
        await table.JoinAsync(At("a", 1), default);
        var seen = (await table.RenewAsync(At("a", 1).Address, gap: false, default))!.Heartbeats[At("a", 1).Address];
        await table.RenewAsync(At("a", 1).Address, gap: false, default);
        var before = await table.ReadAsync(default);

        await table.DeclareDeadAsync(At("a", 1).Address, seen, default);

        Assert.NotNull(await table.RenewAsync(At("a", 1).Address, gap: false, default));
        Assert.Equal((before.Version, before.Gaps), ((await table.ReadAsync(default)).Version, (await table.ReadAsync(default)).Gaps));
    }

    [Fact]
    public async Task DeclareDead_WhenItStandsStill_FreesItsPartitionsAndCountsAGap()
    {
        var table = Open();
        await table.JoinAsync(At("a", 1), default);
        await table.ClaimAsync(At("a", 1).Address, [3], default);
        var before = await table.ReadAsync(default);

        await table.DeclareDeadAsync(At("a", 1).Address, 0, default);

        var after = await table.ReadAsync(default);
        Assert.Empty(after.Members);
        Assert.Equal(new Ownership(null, 2), after.Partitions[3]);
        Assert.Equal(before.Gaps + 1, after.Gaps);
        Assert.Null(await table.RenewAsync(At("a", 1).Address, gap: false, default));
        await Assert.ThrowsAsync<PostgresException>(() => table.ClaimAsync(At("a", 1).Address, [3], default));
    }

    [Fact]
    public async Task Drain_WhenAsked_IsSeenByAll()
    {
        var table = Open();
        await table.JoinAsync(At("a", 1), default);

        await table.DrainAsync(At("a", 1).Address, default);

        Assert.False(Assert.Single((await table.ReadAsync(default)).Members).TakesPartitions);
    }

    [Fact]
    public async Task Listen_WhenSomethingChanges_IsTold()
    {
        var table = Open();
        using var stopping = new CancellationTokenSource();
        var told = new SemaphoreSlim(0);
        var listening = table.ListenAsync(() => told.Release(), stopping.Token);
        await Eventually.SucceedsAsync(async () =>
            Assert.Equal(1L, await CountAsync("select count(*) from pg_stat_activity where query = 'listen parloir_membership'")));

        await table.JoinAsync(At("a", 1), default);

        Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(30)));
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    private static Member At(string host, long life) => new(SiloAddress.Create(host, 7800, life), SiloRoles.Both, MemberState.Active, "1.0", Noon);

    private PostgresMembershipTable Open(bool privately = false)
    {
        var options = new JournalOptions { Database = privately ? "" : _postgres.ConnectionString };
        var table = new PostgresMembershipTable(_postgres.Database, new SiloFence(), options);
        _opened.Add(table);
        return table;
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _postgres.Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
