using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Journal;
using Parloir.Journal.Hosting;
using Parloir.Runtime.Hosting;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>One life of the program's inner part: the real journal, the real runtime, the real grains.</summary>
internal sealed class Silo : IAsyncDisposable
{
    private readonly IHost _host;

    private Silo(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();
    public IInbound Inbound => Services.GetRequiredService<IInbound>();
    public ConversationQueries Queries => Services.GetRequiredService<ConversationQueries>();
    public FaultyJournal Journal => (FaultyJournal)Services.GetRequiredService<IJournal>();
    public IQuarantine Quarantine => Services.GetRequiredService<IQuarantine>();
    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<Silo> StartAsync(string database, TimeProvider time, Action<IServiceCollection> register)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "parloir" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(new Random(1));
        builder.Services.AddJournal(options => options.Database = database);
        var journal = builder.Services.Last(service => service.ServiceType == typeof(IJournal));
        builder.Services.Replace(ServiceDescriptor.Singleton<IJournal>(provider => new FaultyJournal((IJournal)journal.ImplementationFactory!(provider))));
        // Time runs fast in tests: nothing that is under way is late because of it.
        var patience = TimeSpan.FromDays(100);
        builder.Services.AddActorRuntime(options =>
            (options.CallTimeout, options.ActivationTimeout, options.DeactivationTimeout, options.CollectionAge) = (patience, patience, patience, patience));
        register(builder.Services);
        builder.Services.AddParloirGrains();
        var silo = new Silo(builder.Build());
        await silo._host.StartAsync();
        return silo;
    }

    /// <summary>Ends well: every grain finishes what it does.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().Soon();
        _host.Dispose();
    }

    /// <summary>Ends as a killed process does: nobody waits for what is under way, and nothing that it does later is written.</summary>
    public async Task KillAsync()
    {
        Journal.EndAfter(0);
        try
        {
            await _host.StopAsync(new CancellationToken(canceled: true)).Soon();
        }
        catch (Exception exception) when (exception is OperationCanceledException or AggregateException)
        {
            // The services were not given the time to stop.
        }
        _host.Dispose();
    }
}
