using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Parloir.Grains.Erasure;

/// <summary>Forgets the files of deleted conversations, an hour after the deletion; whatever silo is up does it, and twice does no harm.</summary>
internal sealed partial class ErasedContentsSweep(ErasedContents contents, TimeProvider clock, ILogger<ErasedContentsSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do await SweepAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await contents.ForgetDueAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
        {
            LogFailed(exception);
        }
    }
}
