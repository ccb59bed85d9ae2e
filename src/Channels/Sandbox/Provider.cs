using Microsoft.Extensions.Options;
using Npgsql;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>Meta's half: takes a send and owes its statuses from then on, whatever becomes of the process or of the answer.</summary>
internal sealed class Provider(NpgsqlDataSource database, SandboxSignal signal, TimeProvider time, IOptions<SandboxOptions> options)
{
    /// <param name="isUndeliverable">The phone is off for good: nothing is shown, the status is <c>failed</c>.</param>
    /// <returns>Meta's id of the message.</returns>
    public async Task<string> TakeAsync(ChannelAccount account, GraphSend send, bool isUndeliverable, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var thread = new ThreadKey(account.Id.Value, send.Recipient);
        await using var change = await ThreadChange.BeginAsync(database, thread, cancellationToken);
        var failure = isUndeliverable ? MetaError.Undeliverable
            : !send.IsTemplate && (change.LastCustomerAt is not { } last || now - last >= WhatsAppLimits.Window) ? MetaError.WindowClosed
            : null;
        var message = new SandboxMessage(
            MetaEvents.NewId(send.Recipient, now), null, SandboxMessage.Received, now, failure is null ? "delivered" : "failed",
            send.Content ?? new SandboxContent.Text(""), send.Quoted, new Reactions(null, null), false, false, change.Revision)
        {
            CallbackData = send.CallbackData,
        };
        if (send.Reaction is { } reaction)
            await ReactAsync(change, reaction, cancellationToken);
        else
            await change.AddAsync(message, cancellationToken);

        if (failure is null)
        {
            await change.OweAsync(MetaEvents.Status(account, thread.Phone, message, "sent", now), null, now, cancellationToken);
            var delivered = now + options.Value.DeliveryTime;
            await change.OweAsync(MetaEvents.Status(account, thread.Phone, message, "delivered", delivered), null, delivered, cancellationToken);
        }
        else
            await change.OweAsync(MetaEvents.Status(account, thread.Phone, message, "failed", now, failure), null, now, cancellationToken);
        await change.CommitAsync(cancellationToken);
        signal.Pulse();
        return message.Id;
    }

    private static async Task ReactAsync(ThreadChange change, Reaction reaction, CancellationToken cancellationToken)
    {
        if (await change.FindAsync(reaction.Target, cancellationToken) is { } target)
            await change.ChangeAsync(
                target with { Reactions = target.Reactions with { Business = reaction.Emoji }, Revision = change.Revision }, cancellationToken);
    }
}
