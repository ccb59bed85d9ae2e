using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;
using Parloir.Journal;

namespace Parloir.Grains.Outbox;

/// <summary>
/// Sends one message after the other. Before each call to the provider the conversation marks the message as leaving, durably; so a message
/// that was marked by an earlier life of this grain may have left, and is never sent again: its outcome is unknown until a status tells it.
/// </summary>
internal sealed class OutboxGrain(
    OutboxQueries outbox, IChannelAccountDirectory accounts, IEnumerable<IChannelSender> senders, TimeProvider clock, Random chance, ILogger<OutboxGrain> logger)
    : Grain, IOutboxGrain
{
    /// <summary>Longer than any sender waits for its provider: a hung one must not hold up the conversation for ever.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RecordPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RecordPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(2);

    public static GrainId Id(WorkspaceId workspace, ConversationId conversation) => GrainId.Create("outbox", workspace.Key(conversation.Value));

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
        try
        {
            await DrainAsync();
        }
        catch (Exception exception) when (MayPass(exception))
        {
            RetryAfter(FaultPause);
        }
    }

    private async Task DrainAsync()
    {
        while (await outbox.PendingAsync(workspace, conversation) is { Count: > 0 } pending)
        {
            foreach (var followUp in pending.Where(item => item.Task is not OutboxTask.Send)) await DoAsync(followUp);
            foreach (var item in pending.Where(item => item.Task is OutboxTask.Send))
            {
                // What comes after it waits: a customer reads the messages in the order in which they were written.
                if (!await SendAsync(item, (OutboxTask.Send)item.Task)) return;
            }
        }
    }

    /// <returns>False when the message has to wait.</returns>
    private async Task<bool> SendAsync(PendingItem item, OutboxTask.Send send)
    {
        var now = clock.GetUtcNow();
        if (item.InFlight)
        {
            await RecordAsync(item, new SendOutcome.Unknown(new DeliveryError("interrupted", "The engine stopped while the message was leaving.")), null);
            return true;
        }
        if (item.NextAttemptAt > now)
        {
            RetryAfter(item.NextAttemptAt - now);
            return false;
        }
        if (!await Conversation.BeginSend(item.Sequence))
        {
            // Done already; or another outbox has it in hand, and then the next reading says so.
            await outbox.RemoveAsync(workspace, conversation, item.Sequence);
            return true;
        }

        var outcome = await CallProviderAsync(send);
        TimeSpan? delay = outcome is SendOutcome.TryLater later ? SendPolicy.Delay(item.Attempts + 1, later.After, chance.NextDouble()) : null;
        await RecordAsync(item, outcome, delay is null ? null : clock.GetUtcNow() + delay);
        if (delay is null) return true;
        RetryAfter(delay.Value);
        return false;
    }

    private async Task<SendOutcome> CallProviderAsync(OutboxTask.Send send)
    {
        if (await accounts.Find(send.Account, CancellationToken.None) is not { } account)
            return new SendOutcome.Refused(new DeliveryError("account_removed", "The channel account is no longer connected."));
        if (senders.FirstOrDefault(candidate => candidate.Type == account.Type) is not { } sender)
            return new SendOutcome.Refused(new DeliveryError("channel_not_supported", $"Nothing here sends through {account.Type}."));
        using var limit = new CancellationTokenSource(SendLimit, clock);
        try
        {
            return await sender.Send(account, send.Message, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new SendOutcome.Unknown(new DeliveryError("no_answer", $"No answer within {SendLimit}."));
        }
    }

    private async Task DoAsync(PendingItem item)
    {
        switch (item.Task)
        {
            case OutboxTask.OwnContact own:
                await Contact(own.Contact).Own(own.Agent, own.Replace, new AssignmentId(conversation, item.Sequence));
                break;
            case OutboxTask.DisownContact disown:
                await Contact(disown.Contact).Disown(new AssignmentId(conversation, disown.Assignment));
                break;
            case OutboxTask.BecomeCurrent current:
                await GrainFactory.GetGrain<IContactIdentityGrain>(ContactIdentityGrain.Key(workspace, current.Account, current.Identity))
                    .ConversationReopened(conversation);
                if (current.Contact is { } known) await Contact(known).Greet(conversation);
                break;
            case OutboxTask.MeetContact meet:
                await Contact(meet.Contact).Greet(conversation);
                break;
            case OutboxTask.FindMember find:
                await GrainFactory.GetGrain<ITeamRotationGrain>(workspace.Key(find.Search.Team.Id.Value)).Assign(conversation, find.Search);
                break;
            case OutboxTask.UpdateContact update:
                await Conversation.RecordContactUpdate(item.Sequence, await ContactUpdating.ApplyAsync(Contact(update.Contact), update));
                break;
            default:
                throw new InvalidOperationException($"Nothing does {item.Task.GetType()}.");
        }
        await outbox.RemoveAsync(workspace, conversation, item.Sequence);
    }

    /// <summary>What is known must not become unknown because the conversation is just moving, or the database away for a moment.</summary>
    private async Task RecordAsync(PendingItem item, SendOutcome outcome, DateTimeOffset? nextAttemptAt)
    {
        for (var since = clock.GetTimestamp(); ;)
        {
            try
            {
                await Conversation.RecordOutcome(item.Sequence, outcome, nextAttemptAt);
                break;
            }
            catch (Exception exception) when (MayPass(exception) && clock.GetElapsedTime(since) < RecordPatience)
            {
                await Task.Delay(RecordPause, clock);
            }
        }
        logger.Sent(workspace, conversation, item.Sequence, outcome.GetType().Name);
    }

    /// <summary>A silo that died or a database that is away: both are back, or replaced, in a moment.</summary>
    private static bool MayPass(Exception exception) =>
        exception is SiloUnavailableException or TimeoutException or JournalUnavailableException or AppendOutcomeUnknownException or NpgsqlException { IsTransient: true };

    private void RetryAfter(TimeSpan delay)
    {
        retry?.Dispose();
        retry = this.RegisterGrainTimer(_ => Drain(), new GrainTimerCreationOptions(delay, Timeout.InfiniteTimeSpan));
    }

    private IContactGrain Contact(ContactId id) => GrainFactory.GetGrain<IContactGrain>(workspace.Key(id.Value));

    private IConversationGrain Conversation => GrainFactory.GetGrain<IConversationGrain>(this.GetPrimaryKeyString());
}
