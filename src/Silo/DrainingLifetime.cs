using System.Runtime.InteropServices;
using Parloir.Runtime.Membership;

namespace Parloir.Silo;

/// <summary>
/// Stops the program on SIGTERM, Ctrl+C and SIGQUIT: first readiness goes red and the grains move to other silos, while everything is still served; then the host
/// stops, which closes the desks' sockets so that they come back elsewhere. A second signal skips the waiting.
/// </summary>
internal sealed class DrainingLifetime(ICluster cluster, IHostApplicationLifetime lifetime) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];
    private int asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
            signals.Add(PosixSignalRegistration.Create(signal, OnSignal));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref asked) > 1 || !lifetime.ApplicationStarted.IsCancellationRequested) lifetime.StopApplication();
        else _ = Task.Run(StopAsync);
    }

    private async Task StopAsync()
    {
        await cluster.DrainAsync();
        lifetime.StopApplication();
    }
}
