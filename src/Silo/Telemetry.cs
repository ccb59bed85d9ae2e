using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Parloir.Silo;

/// <summary>Traces and metrics go out by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; without it nothing listens and nothing is spent.</summary>
internal static class Telemetry
{
    private const string Ours = "Parloir.*";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return services;
        return services.AddHostedService<TelemetryExport>();
    }

    private sealed class TelemetryExport : IHostedService, IDisposable
    {
        private readonly TracerProvider traces =
            Sdk.CreateTracerProviderBuilder().AddSource(Ours, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql").AddOtlpExporter().Build();

        private readonly MeterProvider metrics =
            Sdk.CreateMeterProviderBuilder().AddMeter(Ours, "Microsoft.AspNetCore.*", "Npgsql", "System.Runtime").AddOtlpExporter().Build();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            traces.Dispose();
            metrics.Dispose();
        }
    }
}
