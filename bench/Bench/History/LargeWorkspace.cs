using System.Net;
using Npgsql;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Journal;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.History;

/// <summary>A silo whose workspace is filled by its database: years of work in seconds.</summary>
internal sealed class LargeWorkspace : IAsyncDisposable
{
    private const int Customers = 100;
    private readonly ScratchDirectory _scratch;

    private LargeWorkspace(ScratchDirectory scratch, ServerProcess silo, WebhookLoad load, HttpClient agent, NpgsqlDataSource database) =>
        (_scratch, Silo, Load, Agent, Database) = (scratch, silo, load, agent, database);

    public ServerProcess Silo { get; }
    public WebhookLoad Load { get; }
    public HttpClient Agent { get; }
    public NpgsqlDataSource Database { get; }

    public string ConnectionString => EmbeddedPostgres.ConnectionStringFor(_scratch.Path);

    /// <summary>Conversations beside those of its customers; their ids are <c>{number in hexadecimal}-copy</c>.</summary>
    public int Copies { get; private set; }

    public static async Task<LargeWorkspace> StartAsync(BenchSettings settings)
    {
        var scratch = new ScratchDirectory();
        var silo = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        var vocabulary = new Vocabulary();
        // What comes in now says what has been said for years, so that the newest messages have the words that are looked for.
        var load = new WebhookLoad(silo.Address, settings.Time, Customers, number => vocabulary.Message(new Random((int)number)));
        await load.IntroduceAsync(Customers, 1);
        return new LargeWorkspace(
            scratch, silo, load, await AgentClient.LogInAsync(silo.Address, new CookieContainer()), NpgsqlDataSource.Create(EmbeddedPostgres.ConnectionStringFor(scratch.Path)));
    }

    /// <summary>Adds copies until there are so many. Lists read nothing else of a conversation than its row.</summary>
    public async Task CopyConversationsAsync(int count)
    {
        if (count <= Copies) return;
        await ExecuteAsync(SqlFile.Beside<LargeWorkspace>("copy-conversations"), (long)Copies + 1, (long)count);
        // What autovacuum does within minutes.
        await ExecuteAsync("vacuum analyze conversations");
        Copies = count;
    }

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Agent.Dispose();
        await Database.DisposeAsync();
        await Silo.DisposeAsync();
        _scratch.Dispose();
    }
}
