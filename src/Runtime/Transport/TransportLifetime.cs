using Microsoft.Extensions.Hosting;

namespace Parloir.Runtime.Transport;

/// <summary>Opens the port before the runtime starts, closes it after the grains have left, and in between looks after the connections.</summary>
internal sealed class TransportLifetime(SiloListener listener, SiloTransport transport, TransportParts parts) : IHostedService
{
    private ITimer? _keepAlive;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        _keepAlive = parts.Time.CreateTimer(static self => ((TransportLifetime)self!).KeepAlive(), this, parts.Limits.KeepAlivePeriod, parts.Limits.KeepAlivePeriod);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await listener.StopAsync(cancellationToken);
        transport.Stop();
        if (_keepAlive is not null) await _keepAlive.DisposeAsync();
    }

    private void KeepAlive()
    {
        listener.KeepAlive();
        transport.KeepAlive();
    }
}
