using Microsoft.Extensions.Logging;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Attachments;

/// <summary>Asks for one file after the other, each as often as it takes; the conversation learns what became of it.</summary>
internal sealed class MediaFetchGrain(
    AttachmentQueries attachments, AttachmentIntake intake, IChannelAccountDirectory accounts, IEnumerable<IMediaSource> sources,
    TimeProvider clock, Random chance, ILogger<MediaFetchGrain> logger) : Grain, IMediaFetchGrain
{
    /// <summary>How long one file may take.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private WorkspaceId workspace;
    private ConversationId conversation;
    private IGrainTimer? retry;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var parts = this.GetPrimaryKeyString().Split('/');
        (workspace, conversation) = (new WorkspaceId(parts[0]), new ConversationId(parts[1]));
        return Task.CompletedTask;
    }

    public async Task Drain()
    {
        while (await attachments.PendingAsync(workspace, conversation) is [var next, ..])
        {
            var now = clock.GetUtcNow();
            if (next.NextAttemptAt > now)
            {
                RetryAfter(next.NextAttemptAt - now);
                return;
            }
            await attachments.BeginAsync(workspace, conversation, next.Message, now + Limit);
            await SettleAsync(next, await FetchAsync(next.Source));
        }
    }

    private async Task SettleAsync(PendingFetch fetch, Fetched fetched)
    {
        if (fetched is { File: null, IsFinal: false } && FetchPolicy.Delay(fetch.Attempts + 1, fetched.After, chance.NextDouble()) is { } delay)
        {
            logger.PutOff(workspace, conversation, fetch.Message, fetched.Error!.Code, fetched.Error.Text);
            await attachments.PutOffAsync(workspace, conversation, fetch.Message, clock.GetUtcNow() + delay, fetched.Error);
            return;
        }
        if (fetched.Error is { } error) logger.Failed(workspace, conversation, fetch.Message, error.Code, error.Text);
        var attachment = fetched.File is { } file
            ? new Attachment(AttachmentState.Stored, file, null)
            : new Attachment(AttachmentState.Failed, null, fetched.Error);
        await GrainFactory.GetGrain<IConversationGrain>(this.GetPrimaryKeyString()).RecordAttachment(fetch.Message, attachment);
    }

    private async Task<Fetched> FetchAsync(MediaToFetch source)
    {
        if (await accounts.Find(source.Account, CancellationToken.None) is not { } account)
            return Fetched.Never("account_removed", "The channel account is no longer connected.");
        if (sources.FirstOrDefault(candidate => candidate.Type == account.Type) is not { } provider)
            return Fetched.Never("channel_not_supported", $"Nothing here fetches media of {account.Type}.");
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            return await provider.OpenAsync(account, source.ProviderMediaId, limit.Token) switch
            {
                MediaAnswer.Opened opened => await TakeAsync(opened, source.FileName, limit.Token),
                MediaAnswer.Refused refused => new Fetched(null, refused.Error, IsFinal: true, null),
                MediaAnswer.TryLater later => new Fetched(null, later.Error, IsFinal: false, later.After),
                var other => throw new InvalidOperationException($"There is no such answer as {other}."),
            };
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException || (exception is OperationCanceledException && limit.IsCancellationRequested))
        {
            return new Fetched(null, new DeliveryError("broken_off", "The file broke off on its way."), IsFinal: false, null);
        }
    }

    private async Task<Fetched> TakeAsync(MediaAnswer.Opened opened, string? fileName, CancellationToken cancellationToken)
    {
        await using var content = opened.Content;
        if (await intake.TakeAsync(workspace, fileName, content, cancellationToken) is not { } file)
            return Fetched.Never("too_large", $"The file is larger than {intake.Limit} bytes.");
        return opened.Checksum is { } told && !string.Equals(told, file.Checksum.Value, StringComparison.OrdinalIgnoreCase)
            ? new Fetched(null, new DeliveryError("checksum_wrong", "What came is not what the provider announced."), IsFinal: false, null)
            : new Fetched(file, null, IsFinal: true, null);
    }

    private void RetryAfter(TimeSpan delay)
    {
        retry?.Dispose();
        retry = this.RegisterGrainTimer(_ => Drain(), new GrainTimerCreationOptions(delay, Timeout.InfiniteTimeSpan));
    }

    /// <summary>One attempt: the file, or why not.</summary>
    private sealed record Fetched(StoredFile? File, DeliveryError? Error, bool IsFinal, TimeSpan? After)
    {
        public static Fetched Never(string code, string text) => new(null, new DeliveryError(code, text), IsFinal: true, null);
    }
}
