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
using Parloir.Testing;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>One life of the program's inner part: the real journal, the real runtime, the real grains.</summary>
internal sealed class Silo : IAsyncDisposable
{
    /// <summary>For all that does not wait for time to pass; on a busy machine too.</summary>
    private static readonly TimeSpan StandStill = TimeSpan.FromSeconds(10);

    private readonly IHost _host;
    private readonly TimeProvider _time;

    private Silo(IHost host, TimeProvider time) => (_host, _time) = (host, time);

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
        var silo = new Silo(builder.Build(), time);
        await silo._host.StartAsync();
        return silo;
    }

    /// <summary>Ends well: every grain finishes what it does. What waits for a moment to come, a lost database to be tried again for one, gets it in the end.</summary>
    public async ValueTask DisposeAsync()
    {
        var stopped = _host.StopAsync();
        await Task.WhenAny(stopped, Task.Delay(StandStill, TimeProvider.System));
        if (!stopped.IsCompleted && _time is ManualTimeProvider manual) manual.Advance(TimeSpan.FromMinutes(1));
        await stopped.Soon();
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
