using System.Net.Http.Headers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Channels.WhatsApp.Meta;

namespace Parloir.Channels.Sandbox;

/// <summary>
/// Posts what is owed to the engine's own webhooks, signed as Meta signs: one after the other for each phone, each again with growing pauses until the answer is 2xx.
/// </summary>
internal sealed partial class WebhookDispatcher(
    NpgsqlDataSource database, SandboxAccounts accounts, EngineAddress engine, IHttpClientFactory clients, SandboxSignal signal, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<WebhookDispatcher> logger) : BackgroundService
{
    public const string Client = "sandbox-webhooks";
    private const int MostUnderWay = 16;
    private static readonly TimeSpan BeforeNextElection = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var owed = await OwedWebhooks.TryLeadAsync(database, stoppingToken);
                if (owed is not null)
                    await LeadAsync(owed, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                LogDatabaseLost(e);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(BeforeNextElection, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LeadAsync(OwedWebhooks owed, CancellationToken stopping)
    {
        var underWay = new Dictionary<ThreadKey, Task>();
        try
        {
            while (true)
            {
                var next = signal.Next;
                foreach (var (thread, delivery) in underWay.Where(one => one.Value.IsCompleted).ToList())
                {
                    underWay.Remove(thread);
                    await delivery;
                }
                foreach (var webhook in await owed.DueAsync(time.GetUtcNow(), stopping))
                {
                    if (underWay.Count < MostUnderWay && !underWay.ContainsKey(webhook.Thread))
                        underWay.Add(webhook.Thread, DeliverAsync(owed, webhook, stopping));
                }
                // The signal comes from within a delivery: it wakes the phones, and may be heard here before the delivery has ended.
                await Task.WhenAny([signal.WaitAsync(next, stopping), .. underWay.Values]);
            }
        }
        finally
        {
            await Task.WhenAll(underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DeliverAsync(OwedWebhooks owed, OwedWebhook webhook, CancellationToken stopping)
    {
        if (await PostAsync(webhook, stopping))
            await owed.TakenAsync(webhook, stopping);
        else
        {
            var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, webhook.Attempts) / 2, LongestPause.TotalSeconds));
            await owed.RetryAsync(webhook, time.GetUtcNow() + pause, stopping);
        }
        signal.Pulse();
    }

    private async Task<bool> PostAsync(OwedWebhook webhook, CancellationToken stopping)
    {
        if (await accounts.FindAsync(webhook.Thread.Account, stopping) is not { } account || engine.Webhook(account.Id.Value) is not { } address)
            return false;
        using var content = new ByteArrayContent(webhook.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add(MetaSignature.Header, MetaSignature.Sign(webhook.Body, account.AppSecret));
        try
        {
            using var answer = await clients.CreateClient(Client).SendAsync(request, stopping);
            if (!answer.IsSuccessStatusCode)
                LogRefused(webhook.Thread.Phone, (int)answer.StatusCode, webhook.Attempts + 1);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            LogUnreachable(webhook.Thread.Phone, webhook.Attempts + 1, e.Message);
            return false;
        }
    }

    private async Task StartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
