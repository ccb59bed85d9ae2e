using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

/// <summary>Sends each item of a webhook to the grain that it concerns: messages to the customer's identity, statuses to the conversation of their message.</summary>
internal sealed class Inbound(IGrainFactory grains, IJournal journal, QuarantineStore store) : IInbound
{
    public async Task<ImmutableArray<InboundEnvelope>> Accept(WorkspaceId workspace, InboundBatch batch, CancellationToken cancellationToken)
    {
        var work = new Task<ImmutableArray<InboundEnvelope>>[batch.Customers.Length];
        for (var i = 0; i < work.Length; i++) work[i] = AcceptAsync(workspace, batch.Customers[i], cancellationToken);
        if (!batch.Quarantined.IsEmpty) await store.AddAsync(workspace, batch.Quarantined, cancellationToken);
        foreach (var notices in batch.Templates.GroupBy(notice => notice.Account.Id))
            await grains.GetGrain<IChannelAccountGrain>(workspace.Key(notices.Key.Value)).UpdateTemplates([.. notices.Select(notice => notice.Update)], cancellationToken);
        return [.. (await Task.WhenAll(work)).SelectMany(unknown => unknown)];
    }

    private async Task<ImmutableArray<InboundEnvelope>> AcceptAsync(WorkspaceId workspace, InboundFromCustomer customer, CancellationToken cancellationToken)
    {
        var messages = customer.Envelopes.All(envelope => envelope.Item is not InboundItem.Status)
            ? customer.Envelopes
            : customer.Envelopes.RemoveAll(envelope => envelope.Item is InboundItem.Status);
        if (!messages.IsEmpty)
        {
            var account = new IdentityAccount(new ChannelCard(customer.Account.Type, customer.Account.Id), customer.Account.Inbox);
            await grains.GetGrain<IContactIdentityGrain>(ContactIdentityGrain.Key(workspace, customer.Account.Id, customer.Identity))
                .Receive(account, customer.Identity, messages, cancellationToken);
        }
        return messages.Length < customer.Envelopes.Length ? await AcceptStatusesAsync(workspace, customer, cancellationToken) : [];
    }

    /// <summary>After the messages of the same webhook: an echo and its first status may come together.</summary>
    private async Task<ImmutableArray<InboundEnvelope>> AcceptStatusesAsync(WorkspaceId workspace, InboundFromCustomer customer, CancellationToken cancellationToken)
    {
        var reports = new Dictionary<ConversationId, List<(InboundEnvelope Envelope, StatusReport Report)>>();
        var unknown = ImmutableArray.CreateBuilder<InboundEnvelope>();
        foreach (var envelope in customer.Envelopes)
        {
            if (envelope.Item is not InboundItem.Status status) continue;
            if (await FindAsync(workspace, customer.Account.Id, status, cancellationToken) is not { } target)
            {
                unknown.Add(envelope);
                continue;
            }
            if (!reports.TryGetValue(target.Conversation, out var list)) reports[target.Conversation] = list = [];
            list.Add((envelope, new StatusReport(
                target.Message, envelope.DedupeKey, status.ProviderMessageId, envelope.OccurredAt, status.DeliveryStatus, status.Error)));
        }

        foreach (var (conversation, list) in reports)
        {
            var known = await grains.GetGrain<IConversationGrain>(workspace.Key(conversation.Value))
                .RecordStatuses([.. list.Select(pair => pair.Report)], cancellationToken);
            if (!known) unknown.AddRange(list.Select(pair => pair.Envelope));
        }
        return unknown.ToImmutable();
    }

    /// <summary>By what we gave the provider with the send, or else by the provider's id.</summary>
    private async ValueTask<CallbackData?> FindAsync(WorkspaceId workspace, ChannelAccountId account, InboundItem.Status status, CancellationToken cancellationToken)
    {
        if (CallbackData.Parse(status.CallbackData) is { } named) return named;
        var position = await journal.FindKeyAsync(InboundRules.Key(account, status.ProviderMessageId), cancellationToken);
        var prefix = $"conversation/{workspace}/";
        return position is { } found && found.Stream.StartsWith(prefix, StringComparison.Ordinal)
            ? new CallbackData(new ConversationId(found.Stream[prefix.Length..]), found.Sequence)
            : null;
    }
}
