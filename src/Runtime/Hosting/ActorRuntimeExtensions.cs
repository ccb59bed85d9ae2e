using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Activations;
using Parloir.Runtime.Catalog;
using Parloir.Runtime.Membership;
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
        services.TryAddSingleton<SingleSilo>();
        services.TryAddSingleton<IPlacement>(provider => provider.GetRequiredService<SingleSilo>());
        services.TryAddSingleton<IContinuity>(provider => provider.GetRequiredService<SingleSilo>());
        services.TryAddSingleton<LostCalls>();
        services.TryAddSingleton<IMemoryPressure, CollectorMemoryPressure>();
        services.TryAddSingleton<RuntimeInstruments>();
        services.TryAddSingleton(provider => new GrainCatalog(provider.GetServices<GrainAssembly>().Select(added => added.Assembly)));
        services.TryAddSingleton<GrainRuntime>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainRuntime>().Factory);
        services.TryAddSingleton<IGrainReceiver, GrainReceiver>();
        services.AddHostedService<Silo>();
        services.TryAddSingleton<ReminderDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<ReminderDelivery>());
        return services;
    }

    /// <summary>
    /// Makes this process a member of the cluster on an <see cref="IMembershipTable"/>, with <see cref="ICluster"/> to look at it. Before or after <see cref="AddActorRuntime"/>.
    /// It joins after every service that was registered before has started: what others reach it by has to run then. Without <c>Engine:Cluster:Listen</c> it is the only one.
    /// </summary>
    public static IServiceCollection AddClusterMembership(this IServiceCollection services, Action<MembershipOptions>? configure = null)
    {
        var options = services.AddOptions<MembershipOptions>().BindConfiguration(ClusterOptions.Section).ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MembershipOptions>, MembershipOptionsValidation>());
        services.AddSingleton<ClusterPlacement>();
        services.Replace(ServiceDescriptor.Singleton<IPlacement>(provider => provider.GetRequiredService<ClusterPlacement>()));
        services.Replace(ServiceDescriptor.Singleton<IContinuity>(provider => provider.GetRequiredService<ClusterPlacement>()));
        services.AddSingleton<PartitionMover>();
        services.AddSingleton<MembershipInstruments>();
        services.AddSingleton<ClusterMember>();
        services.AddSingleton<ICluster>(provider => provider.GetRequiredService<ClusterMember>());
        services.AddHostedService(provider => provider.GetRequiredService<ClusterMember>());
        services.AddHealthChecks().AddCheck<ClusterHealthCheck>("cluster", tags: ["ready"]);
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
