using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Connections;
using Parloir.Runtime.Transport.Payload;

namespace Parloir.Runtime.Transport;

public static class SiloTransportExtensions
{
    /// <summary>
    /// Calls between silos, on the port of <see cref="ClusterOptions.Listen"/>. Register it before <see cref="ActorRuntimeExtensions.AddActorRuntime"/>: the
    /// port is open before this silo runs, and closes after its grains have left. An <see cref="IPlacement"/> that knows the silos is needed; its
    /// <see cref="IPlacement.Local"/> must be known when the first connection comes.
    /// </summary>
    public static IServiceCollection AddSiloTransport(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.TryAddSingleton(new TransportLimits());
        services.TryAddSingleton<TransportInstruments>();
        // The runtime needs the transport and the transport the runtime: one of the two has to ask later.
        services.TryAddSingleton<Func<IGrainReceiver>>(provider => provider.GetRequiredService<IGrainReceiver>);
        services.TryAddSingleton<GrainJson>();
        services.TryAddSingleton<MethodCodecs>();
        services.TryAddSingleton<ExceptionCodec>();
        services.TryAddSingleton<CallFrames>();
        services.TryAddSingleton(ProtocolVersions.Ours);
        services.TryAddSingleton<TransportParts>();
        services.TryAddSingleton<SiloTransport>();
        services.TryAddSingleton<IGrainTransport>(provider => provider.GetRequiredService<SiloTransport>());
        services.TryAddSingleton<SiloListener>();
        services.AddHostedService<TransportLifetime>();
        return services;
    }

    /// <summary>How an assembly's contracts cross between silos: adds its generated contexts and converters. What nobody adds is read by reflection.</summary>
    public static IServiceCollection AddGrainSerialization(this IServiceCollection services, Action<JsonSerializerOptions> configure) =>
        services.AddSingleton(new GrainJsonSetup(configure));
}
