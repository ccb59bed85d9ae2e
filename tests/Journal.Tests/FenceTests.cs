using System.Text;
using Npgsql;
using Parloir.Journal.Membership;
using Parloir.Journal.Reminders;
using Parloir.Runtime;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Reminders;
using Parloir.Testing;

namespace Parloir.Journal.Tests;

/// <summary>A silo that stood still, was declared dead and goes on as if nothing had happened: nothing of what it writes is in the database.</summary>
public sealed class FenceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly SiloAddress Paused = SiloAddress.Create("paused", 7800, 1);

    private readonly PostgresFixture _postgres = new();
    private readonly SiloFence _fence = new();
    private PostgresMembershipTable _table = null!;
    private PostgresJournal _journal = null!;

    public async Task InitializeAsync()
    {
        await _postgres.InitializeAsync();
        _table = new PostgresMembershipTable(_postgres.Database, _fence, new JournalOptions { Database = _postgres.ConnectionString });
        _journal = Journals.Open(_postgres.Database, new JournalOptions { Writers = 1 }, _fence);
        Assert.Empty(await _table.JoinAsync(new Member(Paused, SiloRoles.Both, MemberState.Active, "1.0", Noon), default));
    }

    public async Task DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _table.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task Append_WhenTheSiloWasDeclaredDead_IsRefusedForEverAndNothingIsWritten()
    {
        Assert.Equal(new AppendResult.Appended(1), await AppendAsync(_journal, 0));

        await DeclareDeadAsync();

        // The open writer's row is gone, and no other is opened for this silo: not after the first refusal, and not later.
        for (var attempt = 0; attempt < 3; attempt++)
            await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(_journal, 1));
        Assert.Equal(1L, await CountAsync("select count(*) from journal"));
        Assert.Equal(0L, await CountAsync("select count(*) from journal_writers"));
    }

    [Fact]
    public async Task Append_WhenTheSiloHadNotWrittenBefore_IsRefused()
    {
        await DeclareDeadAsync();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(_journal, 0));

        Assert.Equal(0L, await CountAsync("select count(*) from journal"));
    }

    [Fact]
    public async Task Append_WhenTheNextOwnerWrites_FindsTheStreamAsTheDeadOneLeftIt()
    {
        await AppendAsync(_journal, 0);
        await DeclareDeadAsync();
        await using var next = Journals.Open(_postgres.Database);

        Assert.Equal(new AppendResult.Appended(2), await AppendAsync(next, 1));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(_journal, 2));

        Assert.Equal(2L, await CountAsync("select count(*) from journal"));
    }

    [Fact]
    public async Task DeclareDead_WhenABatchIsStoppedHalfway_EndsItInsteadOfWaiting()
    {
        await using var halfway = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { ApplicationName = "parloir-writer", Pooling = false }.ConnectionString);
        await halfway.OpenAsync();
        await ExecuteAsync(halfway, $"insert into journal_writers (writer, batch, written_at, backend, silo) values (gen_random_uuid(), 0, now(), pg_backend_pid(), '{Paused}')");
        var batch = await halfway.BeginTransactionAsync();
        await ExecuteAsync(halfway, "update journal_writers set batch = 1");
        await ExecuteAsync(halfway, "insert into dedupe (key, stream, seq) values ('halfway', 's', 1)");

        await DeclareDeadAsync().WaitAsync(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => batch.CommitAsync());
        Assert.Equal(0L, await CountAsync("select count(*) from dedupe"));
    }

    [Fact]
    public async Task Reminders_WhenTheSiloWasDeclaredDead_AreLeftAsTheyAre()
    {
        var reminders = new PostgresReminderTable(_postgres.Database, _fence);
        var entry = new ReminderEntry(GrainId.Parse("conversation/w/1"), "snooze", Noon, TimeSpan.Zero, Noon);
        await reminders.UpsertAsync(entry, default);
        await DeclareDeadAsync();

        await Assert.ThrowsAsync<PostgresException>(() => reminders.UpsertAsync(entry with { DueAt = Noon.AddDays(1) }, default));
        await Assert.ThrowsAsync<PostgresException>(() => reminders.CompleteTickAsync(entry, null, default));
        await Assert.ThrowsAsync<PostgresException>(() => reminders.RemoveAsync(entry.Grain, entry.Name, default));

        Assert.Equal(entry, await reminders.GetAsync(entry.Grain, entry.Name, default));
    }

    [Fact]
    public async Task Append_WhenOnlyTheRowWasForgotten_GoesOnWithAnother()
    {
        await AppendAsync(_journal, 0);
        await using (var forget = _postgres.Database.CreateCommand("delete from journal_writers")) await forget.ExecuteNonQueryAsync();

        Assert.Equal(new AppendResult.Appended(2), await AppendAsync(_journal, 1));
    }

    private async Task DeclareDeadAsync()
    {
        await using var observer = new PostgresMembershipTable(_postgres.Database, new SiloFence(), new JournalOptions { Database = _postgres.ConnectionString });
        await observer.DeclareDeadAsync(Paused, 0, default);
    }

    private static async Task<AppendResult> AppendAsync(PostgresJournal journal, long expected) => await journal.AppendAsync(
        new Append
        {
            Stream = "conversation/w/1",
            Workspace = "w",
            ExpectedSequence = expected,
            Events = [new NewEvent("test.v1", Noon, Noon, Encoding.UTF8.GetBytes("{}"))],
        },
        CancellationToken.None);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _postgres.Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
