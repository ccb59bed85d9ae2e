using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parloir.Runtime.Hosting;

namespace Parloir.Bench.Calls;

/// <summary>The actor runtime of one silo in this process, with the bench's own grains and nothing else.</summary>
internal static class LocalRuntime
{
    public static async Task<ServiceProvider> StartAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddActorRuntime();
        services.AddGrains(typeof(CounterGrain).Assembly);
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
        return provider;
    }
}
