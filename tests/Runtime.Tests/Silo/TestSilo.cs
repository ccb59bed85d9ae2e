using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parloir.Runtime.Activations;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Tests.Grains;

namespace Parloir.Runtime.Tests.Silo;

/// <summary>One silo in the test's process, on time that the test moves.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<IHostedService> _hosted;

    private TestSilo(ServiceProvider services)
    {
        _services = services;
        _hosted = [.. services.GetServices<IHostedService>()];
    }

    public ManualTimeProvider Time => (ManualTimeProvider)_services.GetRequiredService<TimeProvider>();
    public IGrainFactory Factory => _services.GetRequiredService<IGrainFactory>();
    public Stage Stage => _services.GetRequiredService<Stage>();
    public RecordedLogs Logs => _services.GetRequiredService<RecordedLogs>();
    public MemoryPressure Memory => (MemoryPressure)_services.GetRequiredService<IMemoryPressure>();
    public GrainRuntime Runtime => _services.GetRequiredService<GrainRuntime>();
    public IServiceProvider Services => _services;

    public static async Task<TestSilo> StartAsync(Action<SiloOptions>? configure = null, Action<IServiceCollection>? register = null)
    {
        var logs = new RecordedLogs();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs));
        services.AddSingleton(logs);
        services.AddSingleton<Stage>();
        services.AddScoped<ScopedThing>();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddSingleton<IMemoryPressure>(new MemoryPressure());
        register?.Invoke(services);
        services.AddActorRuntime(configure);
        services.AddGrains(typeof(ScriptGrain).Assembly);
        var silo = new TestSilo(services.BuildServiceProvider(validateScopes: true));
        foreach (var hosted in silo._hosted) await hosted.StartAsync(CancellationToken.None);
        return silo;
    }

    public IScriptGrain Script(string key) => Factory.GetGrain<IScriptGrain>(key);

    public async Task StopAsync()
    {
        foreach (var hosted in Enumerable.Reverse(_hosted)) await hosted.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (Runtime.State == SiloState.Running) await StopAsync().Soon();
        var logs = Logs;
        await _services.DisposeAsync();
        logs.AssertNoUnannouncedErrors();
    }
}

internal sealed class MemoryPressure : IMemoryPressure
{
    public bool IsHigh { get; set; }
}
