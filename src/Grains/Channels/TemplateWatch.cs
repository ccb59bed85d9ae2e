using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Journal;
using Parloir.Runtime.Transport;

namespace Parloir.Grains.Channels;

/// <summary>
/// Sees to it, once after the start, that the template catalogue of every account is read again now and then. New accounts set their reminder with the append that
/// connects them; those of releases that had no such reminder get it here.
/// </summary>
internal sealed partial class TemplateWatch(ChannelAccountRows accounts, IGrainFactory grains, TimeProvider clock, ILogger<TemplateWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await WatchAsync(stoppingToken)) await Task.Delay(Pause, clock, stoppingToken);
    }

    /// <returns>False when it has to be tried again: silos that are just starting own nothing yet.</returns>
    private async Task<bool> WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var key in await accounts.KeysAsync(cancellationToken))
                await grains.GetGrain<IChannelAccountGrain>(key).WatchTemplates(cancellationToken).WaitAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or JournalUnavailableException or SiloUnavailableException
            or GrainOverloadedException or GrainCallException { IsTransient: true })
        {
            LogNotWatched(exception);
            return false;
        }
    }
}
