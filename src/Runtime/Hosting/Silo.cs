using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parloir.Runtime.Hosting;

/// <summary>Opens the runtime when the host starts, and at the end lets the grains finish and leave.</summary>
internal sealed partial class Silo(GrainRuntime runtime) : IHostedService
{
    private static readonly DeactivationReason Stopping = new(DeactivationReasonCode.ShuttingDown, "The silo stops.");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        runtime.State = SiloState.Running;
        runtime.Sweep.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Whoever is cut off has nothing to finish: others have its grains, or will have them.
        if (runtime.State != SiloState.CutOff) await DrainAsync(cancellationToken);
        runtime.State = SiloState.Stopped;
        runtime.Sweep.Dispose();
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        runtime.State = SiloState.Stopping;
        using var bound = new CancellationTokenSource(runtime.Options.ShutdownTimeout, runtime.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            // Grains that finish may call others, which activates them: until nobody is left.
            while (!runtime.Directory.IsEmpty)
                await runtime.Directory.CloseAsync(static _ => true, Stopping).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            LogGaveUp(runtime.Logger, runtime.Directory.Count, runtime.Options.ShutdownTimeout);
        }
    }

    [LoggerMessage(1021, LogLevel.Warning, "{Count} grains were still active after {Timeout} and are given up")]
    private static partial void LogGaveUp(ILogger logger, int count, TimeSpan timeout);
}
