using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Activations;
using Parloir.Runtime.Catalog;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Reminders;

namespace Parloir.Runtime.Hosting;

public static class ActorRuntimeExtensions
{
    /// <summary>Name of the runtime's meter and of its activity source.</summary>
    public const string InstrumentationName = "Parloir.Runtime";

    /// <summary>
    /// The actor runtime, with <see cref="IGrainFactory"/> for callers. Register it before whatever calls grains, so that it starts before and stops after.
    /// Reminders need an <see cref="IReminderTable"/>; several silos an <see cref="IPlacement"/> and an <see cref="IGrainTransport"/>.
    /// </summary>
    public static IServiceCollection AddActorRuntime(this IServiceCollection services, Action<SiloOptions>? configure = null)
    {
        var options = services.AddOptions<SiloOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.AddMetrics();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SiloOptions>, SiloOptionsValidation>());
        // A host has a configuration; a test's handful of services may have none.
        services.AddOptions<ClusterOptions>().ValidateOnStart().Configure<IServiceProvider>((cluster, provider) =>
            provider.GetService<IConfiguration>()?.GetSection(ClusterOptions.Section).Bind(cluster));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ClusterOptions>, ClusterOptionsValidation>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IPlacement, SingleSilo>();
        services.TryAddSingleton<IMemoryPressure, CollectorMemoryPressure>();
        services.TryAddSingleton<RuntimeInstruments>();
        services.TryAddSingleton(provider => new GrainCatalog(provider.GetServices<GrainAssembly>().Select(added => added.Assembly)));
        services.TryAddSingleton<GrainRuntime>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainRuntime>().Factory);
        services.TryAddSingleton<IGrainReceiver, GrainReceiver>();
        services.AddHostedService<Silo>();
        services.AddHostedService<ReminderDelivery>();
        return services;
    }

    /// <summary>The grains of an assembly, and the interfaces that they implement, wherever those are.</summary>
    public static IServiceCollection AddGrains(this IServiceCollection services, params Assembly[] assemblies)
    {
        foreach (var assembly in assemblies) services.AddSingleton(new GrainAssembly(assembly));
        return services;
    }
}

internal sealed record GrainAssembly(Assembly Assembly);

internal sealed class SiloOptionsValidation : IValidateOptions<SiloOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloOptions options) =>
        options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
