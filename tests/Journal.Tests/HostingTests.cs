using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Parloir.Journal.Hosting;
using Parloir.Runtime.Reminders;

namespace Parloir.Journal.Tests;

public sealed class HostingTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("parloir-host-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Start_WhenNoDatabaseIsGiven_StartsOneMigratesItAndIsReady()
    {
        using (var host = Build(_ => { }))
        {
            await host.StartAsync();
            Assert.Equal(HealthStatus.Healthy, await CheckAsync(host));
            Assert.NotNull(host.Services.GetRequiredService<IReminderTable>());
            Assert.Equal(new AppendResult.Appended(1), await host.Services.GetRequiredService<IJournal>().AppendAsync(An("conversation/w/a", 0), CancellationToken.None));
            await host.StopAsync();
            Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(host));
        }

        using var next = Build(_ => { });
        await next.StartAsync();
        Assert.Single(await next.Services.GetRequiredService<IJournal>().ReadForwardAsync("conversation/w/a", 0, 10, CancellationToken.None));
        await using var command = next.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from notes");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
        await next.StopAsync();
    }

    [Fact]
    public async Task Start_WhenTheDatabaseIsNotThere_SaysSoAfterItsPatience()
    {
        using var host = Build(options => (options.Database, options.StartPatience) = ($"Host={_directory};Username=nobody", TimeSpan.FromMilliseconds(300)));

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => host.StartAsync());
    }

    [Theory]
    [InlineData("Host=", 2, "Engine:Database")]
    [InlineData("nonsense", 2, "Engine:Database")]
    [InlineData("Host=/tmp", 0, "Engine:Writers")]
    public async Task Start_WhenAnOptionIsWrong_NamesIt(string database, int writers, string named)
    {
        using var host = Build(options => (options.Database, options.Writers) = (database, writers));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private IHost Build(Action<JournalOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddJournal(options =>
        {
            options.DataDirectory = _directory;
            configure(options);
        });
        builder.Services.AddMigrations("notes", typeof(HostingTests).Assembly);
        return builder.Build();
    }

    private static async Task<HealthStatus> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    private static Append An(string stream, long expected) => new()
    {
        Stream = stream,
        Workspace = "w",
        ExpectedSequence = expected,
        Events = [new NewEvent("test.v1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes("{}"))],
    };
}
