using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Parloir.Journal.Embedded;
using Parloir.Journal.Migrations;
using Parloir.Testing;

namespace Parloir.Journal.Tests;

/// <summary>The database goes away under load: what was acknowledged is there, what was not is there at most once, and the journal finds its way back.</summary>
public sealed class DatabaseLossTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("parloir-loss-").FullName;
    private EmbeddedPostgres _server = null!;
    private NpgsqlDataSource _database = null!;

    public async Task InitializeAsync()
    {
        _server = await StartServerAsync();
        _database = JournalDatabase.Open(_server.ConnectionString);
        await PostgresFixture.MigrateAsync(_database, MigrationSource.Journal);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Append_WhenTheServerIsKilledUnderLoad_LosesAndDoublesNothing()
    {
        await using var journal = Journals.Open(_database, new JournalOptions { Patience = TimeSpan.FromMinutes(1) });
        using var stopping = new CancellationTokenSource();
        var load = Enumerable.Range(0, 64).Select(i => AppendUntilAsync(journal, $"conversation/w/{i}", stopping.Token)).ToArray();

        for (var kill = 1; kill <= 3; kill++)
        {
            var written = load.Sum(stream => stream.Acknowledged);
            await Eventually.TrueAsync(() => load.Sum(stream => stream.Acknowledged) > written + 2000);
            await KillAsync();
        }

        var before = load.Sum(stream => stream.Acknowledged);
        await Eventually.TrueAsync(() => load.Sum(stream => stream.Acknowledged) > before + 2000);
        await stopping.CancelAsync();
        await Task.WhenAll(load.Select(stream => stream.Running));

        foreach (var stream in load)
            Assert.Equal(stream.Written, await ReadAllAsync(stream.Name));
        Assert.Equal(0L, await CountAsync("select count(*) from dedupe d full join journal j on j.stream = d.stream and j.seq = d.seq where d.seq is null or j.seq is null"));
    }

    [Fact]
    public async Task Append_WhenTheDatabaseIsAway_FailsAtOnceAndRecovers()
    {
        await using var journal = Journals.Open(_database, new JournalOptions { Patience = TimeSpan.FromMilliseconds(200) });
        Assert.IsType<AppendResult.Appended>(await journal.AppendAsync(An("conversation/w/a", 0, "a"), CancellationToken.None));
        await _server.DisposeAsync();

        await Eventually.SucceedsAsync(() => Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync("a")));
        var since = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 1000; i++)
            await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync("a"));
        Assert.InRange(TimeProvider.System.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(5));

        _server = await StartServerAsync();
        await Eventually.SucceedsAsync(() => AppendAsync("b"));

        async Task AppendAsync(string stream) => await journal.AppendAsync(An($"conversation/w/{stream}", stream == "a" ? 1 : 0, "x"), CancellationToken.None);
    }

    [Fact]
    public async Task Append_WhenItsConnectionIsEnded_IsWrittenOnAnother()
    {
        await using var journal = Journals.Open(_database, new JournalOptions { Writers = 1 });
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(new AppendResult.Appended(i + 1), await journal.AppendAsync(An("conversation/w/a", i, $"{i}"), CancellationToken.None));
            await CountAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'parloir-writer'");
        }

        Assert.Equal(["0", "1", "2", "3", "4"], await ReadAllAsync("conversation/w/a"));
    }

    private async Task KillAsync()
    {
        var pid = _server.ProcessId!.Value;
        Process.GetProcessById(pid).Kill();
        await Eventually.TrueAsync(() => _server.ProcessId is { } next && next != pid);
    }

    private Task<EmbeddedPostgres> StartServerAsync() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataDirectory = _directory }, TimeProvider.System, NullLogger.Instance, CancellationToken.None);

    private static Load AppendUntilAsync(PostgresJournal journal, string stream, CancellationToken stopping)
    {
        var load = new Load(stream);
        load.Running = RunAsync();
        return load;

        async Task RunAsync()
        {
            while (!stopping.IsCancellationRequested)
            {
                var data = $"{load.Written.Count}";
                try
                {
                    Assert.Equal(new AppendResult.Appended(load.Written.Count + 1), await journal.AppendAsync(An(stream, load.Written.Count, data), CancellationToken.None));
                    load.Acknowledge(data);
                }
                catch (JournalUnavailableException)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
                }
            }
        }
    }

    private static Append An(string stream, long expected, string data) => new()
    {
        Stream = stream,
        Workspace = "w",
        ExpectedSequence = expected,
        Events = [new NewEvent("test.v1", Noon, Noon, Encoding.UTF8.GetBytes(data))],
        Keys = [new NewKey($"{stream}/{expected}", expected + 1)],
    };

    private async Task<string[]> ReadAllAsync(string stream)
    {
        await using var journal = Journals.Open(_database);
        return [.. (await journal.ReadForwardAsync(stream, 0, int.MaxValue, CancellationToken.None)).Select(e => Encoding.UTF8.GetString(e.Data.Span))];
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private sealed class Load(string name)
    {
        private int _acknowledged;

        public string Name { get; } = name;

        public List<string> Written { get; } = [];

        public int Acknowledged => Volatile.Read(ref _acknowledged);

        public Task Running { get; set; } = Task.CompletedTask;

        public void Acknowledge(string data)
        {
            Written.Add(data);
            Interlocked.Increment(ref _acknowledged);
        }
    }
}
