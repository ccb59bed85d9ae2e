using Npgsql;
using Parloir.Journal.Membership;
using Parloir.Journal.Reminders;
using Parloir.Runtime;

namespace Parloir.Journal.Tests;

public sealed class PostgresJournalTests(JournalFixture postgres) : JournalConformance, IClassFixture<JournalFixture>, IAsyncLifetime
{
    private readonly PostgresJournal _journal = Journals.Open(postgres.Database);

    protected override IJournal Journal => _journal;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _journal.DisposeAsync();

    protected override async Task<string?> ReadNoteAsync(string key)
    {
        await using var command = postgres.Database.CreateCommand("select value from notes where key = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        return (string?)await command.ExecuteScalarAsync();
    }

    protected override async Task<DateTimeOffset?> ReadReminderAsync(string grain, string name) =>
        (await new PostgresReminderTable(postgres.Database, new SiloFence()).GetAsync(GrainId.Parse(grain), name, CancellationToken.None))?.DueAt;

    [Fact]
    public async Task Read_WhenTheStreamIsLong_TouchesNoMoreThanThePage()
    {
        var stream = NewName("conversation");
        for (var i = 0; i < 50_000; i += 10_000)
            await AppendAsync(An(stream, i, [.. Enumerable.Range(i, 10_000).Select(n => $"{n}")]));

        var brief = await StreamOfAsync(50);
        Assert.Equal(50_000, (await Journal.ReadBackwardAsync(stream, long.MaxValue, 1, CancellationToken.None)).Single().Sequence);
        Assert.InRange(await BlocksAsync(stream, 25_000), 1, 2 * await BlocksAsync(brief, 0) + 4);
        Assert.InRange(await BlocksAsync(stream, 49_900), 1, 2 * await BlocksAsync(brief, 0) + 4);
    }

    [Fact]
    public async Task Dispose_WhenAppendsAreQueued_WritesThemFirst()
    {
        var journal = Journals.Open(postgres.Database);
        var streams = Enumerable.Range(0, 100).Select(_ => NewName("conversation")).ToArray();
        var appends = streams.Select(stream => journal.AppendAsync(An(stream, 0, "a"), CancellationToken.None).AsTask()).ToArray();
        await journal.DisposeAsync();

        Assert.All(await Task.WhenAll(appends), result => Assert.Equal(new AppendResult.Appended(1), result));
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync(An(NewName("conversation"), 0, "late"), CancellationToken.None));
    }

    [Fact]
    public async Task Append_WhenTheQueueIsFull_IsRefusedAtOnce()
    {
        await using var journal = Journals.Open(postgres.Database, new JournalOptions { Writers = 1, QueueCapacity = 10 });
        // The writer waits for the lock; what it has not taken stays in the queue.
        await using var locking = await postgres.Database.OpenConnectionAsync();
        await using var transaction = await locking.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table journal in access exclusive mode", locking))
            await command.ExecuteNonQueryAsync();

        var appends = Enumerable.Range(0, 1000).Select(_ => TryAppendAsync()).ToArray();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => appends[^1]);
        await transaction.RollbackAsync();

        var outcomes = await Task.WhenAll(appends.Select(async append => await Record.ExceptionAsync(() => append)));
        Assert.All(outcomes, outcome => Assert.True(outcome is null or JournalUnavailableException));
        Assert.InRange(outcomes.Count(outcome => outcome is null), 10, 900);

        async Task TryAppendAsync() => await journal.AppendAsync(An(NewName("conversation"), 0, "a"), CancellationToken.None);
    }

    private async Task<long> BlocksAsync(string stream, long after)
    {
        await using var command = postgres.Database.CreateCommand(
            "explain (analyze, buffers, format json) select seq, kind, occurred_at, recorded_at, data from journal where stream = $1 and seq > $2 order by seq limit 50");
        command.Parameters.Add(new NpgsqlParameter { Value = stream });
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        using var plan = System.Text.Json.JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
        var root = plan.RootElement[0].GetProperty("Plan");
        return root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64();
    }
}
