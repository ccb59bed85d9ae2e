using System.Text;
using Npgsql;
using Parloir.Journal.Following;
using Parloir.Journal.Migrations;
using Parloir.Testing;

namespace Parloir.Journal.Tests.Following;

/// <summary>A follower misses nothing and sees nothing twice, whatever commits first and whoever dies.</summary>
public sealed class JournalFollowingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private string _connection = "";
    private NpgsqlDataSource _database = null!;
    private const int PageSize = 500;
    private JournalFollowing _following = null!;

    public async Task InitializeAsync()
    {
        _connection = await PostgresServer.CreateDatabaseAsync([MigrationSource.Journal, JournalFixture.Notes]);
        _database = JournalDatabase.Open(_connection);
        _following = Journals.Follow(_database, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        _following.Dispose();
        await _database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connection);
    }

    [Fact]
    public async Task Step_WhenALaterTransactionCommitsFirst_SeesBothOnce()
    {
        await using var slow = await BeginAsync("slow");
        await InsertAsync("fast");
        var follower = new Notebook();
        await FollowAsync(follower);
        Assert.Equal(["fast"], follower.Seen);

        await slow.CommitAsync();
        await FollowAsync(follower);
        Assert.Equal(["fast", "slow"], follower.Seen);
    }

    [Fact]
    public async Task Step_WhenATransactionStaysOpen_IsNotHeldUpByIt()
    {
        await using var open = await BeginAsync("open");
        var follower = new Notebook();
        for (var i = 0; i < 5; i++)
        {
            await InsertAsync($"{i}");
            await FollowAsync(follower);
        }
        Assert.Equal(["0", "1", "2", "3", "4"], follower.Seen);
        await open.RollbackAsync();
        await FollowAsync(follower);
        Assert.Equal(5, follower.Seen.Count);
    }

    [Fact]
    public async Task Step_WhenTheFollowerDiesInAPage_SeesThePageAgainAndWritesItOnce()
    {
        await InsertAsync("a", "b");
        await Assert.ThrowsAsync<IOException>(() => FollowAsync(new Notebook { DiesAfterWriting = true }));
        await FollowAsync(new Notebook());
        await FollowAsync(new Notebook());
        Assert.Equal(2, await ScalarAsync("select count(*) from notes where value = '1'"));
    }

    [Fact]
    public async Task Step_WhenManyRunAtOnceWhileWritersWrite_WritesEachEventOnce()
    {
        const int Streams = 400;
        await using var journal = Journals.Open(_database, new JournalOptions { Writers = 4 });
        using var stop = new CancellationTokenSource();
        var runners = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            using var process = Journals.Follow(_database, TimeProvider.System);
            while (!stop.IsCancellationRequested) await process.StepAsync(new Notebook(), PageSize, CancellationToken.None);
        })).ToArray();
        await Parallel.ForEachAsync(Enumerable.Range(0, Streams), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, token) =>
        {
            for (var sequence = 0; sequence < 5; sequence++) await journal.AppendAsync(AppendOf($"conversation/w/{i}", sequence), token);
        });
        await stop.CancelAsync();
        await Task.WhenAll(runners);
        await FollowAsync(new Notebook());
        Assert.Equal(Streams * 5, await ScalarAsync("select count(*) from notes where value = '1'"));
        Assert.Equal(0, await ScalarAsync("select count(*) from notes where value <> '1'"));
    }

    [Fact]
    public async Task Step_WhenAnotherFollowerOfTheProcessHasAPage_WaitsForItsEndAndDoesNotCountThat()
    {
        await InsertAsync("a");
        var time = new ManualTimeProvider();
        using var following = Journals.Follow(_database, time);
        var first = new Slow("first");
        var second = new Slow("second");
        var firstStep = following.StepAsync(first, PageSize, CancellationToken.None);
        await first.Entered.Task;
        using var giveUp = new CancellationTokenSource();
        var givenUp = following.StepAsync(second, PageSize, giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);

        var secondStep = following.StepAsync(second, PageSize, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(10));
        first.Left.SetResult();
        second.Left.SetResult();
        Assert.Equal(new FollowedPage(1, TimeSpan.FromSeconds(10)), await firstStep);
        Assert.Equal(new FollowedPage(1, TimeSpan.Zero), await secondStep);
    }

    [Fact]
    public async Task Step_WhenAFollowerThrows_LetsTheNextOneIn()
    {
        await InsertAsync("a");
        await Assert.ThrowsAsync<IOException>(() => FollowAsync(new Notebook { DiesAfterWriting = true }));
        Assert.Equal(1, (await _following.StepAsync(new Notebook(), PageSize, CancellationToken.None)).Events);
    }

    [Fact]
    public async Task Step_WhenOneTransactionIsLongerThanAPage_SeesItWhole()
    {
        await InsertAsync([.. Enumerable.Range(0, 3_000).Select(i => $"{i}")]);
        await InsertAsync("after");
        var follower = new Notebook();
        await FollowAsync(follower);
        Assert.Equal(3_001, follower.Seen.Distinct().Count());
        Assert.Equal(3_001, follower.Seen.Count);
    }

    [Fact]
    public async Task Step_WhenADumpWasRestoredOnAnotherServer_FollowsFromTheBeginning()
    {
        await InsertAsync("before");
        await FollowAsync(new Notebook());
        // What a restored dump brings: numbers of a server that had counted much further, and the position in them.
        await ExecuteAsync("update journal set xid = xid + 1000000000; update journal_followers set life = 1, horizon = horizon + 1000000000; delete from notes");
        await InsertAsync("after");
        var follower = new Notebook();
        await FollowAsync(follower);
        Assert.Equal(["before", "after"], follower.Seen);
        await InsertAsync("later");
        await FollowAsync(follower);
        Assert.Equal(["before", "after", "later"], follower.Seen);
    }

    [Fact]
    public async Task Step_WhenTheFollowerWasForgotten_SeesEverythingAgain()
    {
        await InsertAsync("a");
        var follower = new Notebook();
        await FollowAsync(follower);
        await ExecuteAsync("delete from notes; delete from journal_followers");
        await FollowAsync(follower);
        Assert.Equal(["a", "a"], follower.Seen);
    }

    [Fact]
    public async Task Plan_WhenTheJournalIsLong_ReadsOnlyWhatIsNew()
    {
        await InsertAsync([.. Enumerable.Range(0, 20_000).Select(i => $"{i}")]);
        await FollowAsync(new Notebook());
        await ExecuteAsync("analyze journal");
        var horizon = await ScalarAsync("select horizon from journal_followers");
        await using var command = _database.CreateCommand("explain (analyze, buffers, format text) " + SqlFile.Beside<JournalPage>("read-missing"));
        command.Parameters.AddWithValue(horizon);
        command.Parameters.AddWithValue(new[] { horizon - 1_000_000 });
        command.Parameters.AddWithValue(500);
        var plan = new StringBuilder();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) plan.AppendLine(reader.GetString(0));
        Assert.DoesNotContain("Seq Scan on journal", plan.ToString(), StringComparison.Ordinal);
        Assert.Contains("journal_xid", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pulse_WhenSomethingIsCommitted_TellsTheLoadUntilAQuarterOfASecondAfterTheLast()
    {
        var time = new ManualTimeProvider();
        using var pulse = new JournalPulse(time);
        Assert.Equal(JournalLoad.Quiet, pulse.Load);
        pulse.Committed(TimeSpan.FromMilliseconds(10));
        time.Advance(TimeSpan.FromMilliseconds(100));
        pulse.Committed(TimeSpan.FromMilliseconds(9));
        time.Advance(TimeSpan.FromMilliseconds(149));
        Assert.Equal(JournalLoad.Strained, pulse.Load);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(JournalLoad.Steady, pulse.Load);
        time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal(JournalLoad.Steady, pulse.Load);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(JournalLoad.Quiet, pulse.Load);
    }

    [Fact]
    public async Task Pulse_WhenSomethingIsAppended_BeatsOnceUntilItRests()
    {
        using var pulse = new JournalPulse(TimeProvider.System);
        var limit = TimeSpan.FromSeconds(5);
        pulse.Beat();
        pulse.Beat();
        Assert.True(await pulse.WaitAsync(limit, TimeProvider.System, CancellationToken.None));
        var time = new ManualTimeProvider();
        var quiet = pulse.WaitAsync(limit, time, CancellationToken.None);
        time.Advance(limit);
        Assert.False(await quiet);
        pulse.Rest();
        pulse.Beat();
        Assert.True(await pulse.WaitAsync(limit, TimeProvider.System, CancellationToken.None));
    }

    private async Task FollowAsync(IJournalFollower follower)
    {
        while ((await _following.StepAsync(follower, PageSize, CancellationToken.None)).Events > 0)
        {
            // The next page.
        }
    }

    private static Append AppendOf(string stream, long expected) => new()
    {
        Stream = stream,
        Workspace = "w",
        ExpectedSequence = expected,
        Events = [new NewEvent("test.v1", Noon, Noon, Encoding.UTF8.GetBytes("x"))],
    };

    private async Task InsertAsync(params string[] streams)
    {
        await using var writing = await BeginAsync(streams);
        await writing.CommitAsync();
    }

    /// <summary>Events that are written and not yet committed.</summary>
    private async Task<Writing> BeginAsync(params string[] streams)
    {
        var connection = await _database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            "insert into journal (stream, seq, workspace, kind, occurred_at, recorded_at, data) select stream, 1, 'w', 'test.v1', now(), now(), 'x' from unnest($1::text[]) as stream",
            connection);
        command.Parameters.AddWithValue(streams);
        await command.ExecuteNonQueryAsync();
        return new Writing(connection, transaction);
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Writing(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public Task CommitAsync() => transaction.CommitAsync();

        public Task RollbackAsync() => transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    /// <summary>Stays in its page until it is let out.</summary>
    private sealed class Slow(string name) : IJournalFollower
    {
        public string Name => name;
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FollowAsync(IReadOnlyList<JournalEvent> events, NpgsqlConnection connection, CancellationToken cancellationToken)
        {
            Entered.SetResult();
            return Left.Task;
        }
    }

    /// <summary>Counts in table <c>notes</c> how often it saw each event.</summary>
    private sealed class Notebook : IJournalFollower
    {
        public string Name => "notebook";
        public bool DiesAfterWriting { get; init; }
        public List<string> Seen { get; } = [];

        public async Task FollowAsync(IReadOnlyList<JournalEvent> events, NpgsqlConnection connection, CancellationToken cancellationToken)
        {
            await using var command = new NpgsqlCommand(
                "insert into notes (key, value) select key, '1' from unnest($1::text[]) as key on conflict (key) do update set value = (notes.value::int + 1)::text", connection);
            command.Parameters.AddWithValue(events.Select(@event => $"{@event.Stream}/{@event.Sequence}").ToArray());
            await command.ExecuteNonQueryAsync(cancellationToken);
            if (DiesAfterWriting) throw new IOException("It died.");
            Seen.AddRange(events.Select(@event => @event.Stream));
        }
    }
}
