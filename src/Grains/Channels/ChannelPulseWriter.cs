using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Parloir.Grains.Channels;

/// <summary>Writes what was counted: the first that happens to an account within seconds, and what follows once a minute, however much it is.</summary>
internal sealed partial class ChannelPulseWriter(ChannelPulse pulse, ChannelHealthRows rows, TimeProvider clock, ILogger<ChannelPulseWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(TimeSpan.Zero, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(Rest, stoppingToken);
    }

    private async Task WriteAsync(TimeSpan rest, CancellationToken cancellationToken)
    {
        var taken = pulse.Take(rest);
        if (taken.Count == 0) return;
        try
        {
            await rows.AddAsync(taken, clock.GetUtcNow(), cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            foreach (var (workspace, account, activity) in taken) pulse.GiveBack(workspace, account, activity);
            LogNotWritten(exception);
        }
    }
}
