using System.Collections.Immutable;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>Sorts a webhook's items by account and customer, each customer's in the order in which they came.</summary>
internal sealed class BatchReader(IChannelAccountDirectory directory) : IQuarantineReader
{
    public ChannelType Type => ChannelType.WhatsApp;

    public async Task<InboundBatch> Read(ChannelAccount account, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => MetaWebhook.Read(body) switch
    {
        MetaReading.Items items => await SortAsync(account, items.All, cancellationToken),
        MetaReading.NotJson not => new InboundBatch([], [OddItems.Keep(account, Fault.Malformed(not.Detail), body)]),
        MetaReading.NotMeta not => new InboundBatch([], [OddItems.Keep(account, Fault.Malformed(not.Detail), body)]),
        var other => throw new InvalidOperationException($"There is no such reading as {other}."),
    };

    /// <param name="account">Whose webhook address it came to; items for another number of the same application go to that number's account.</param>
    public async ValueTask<InboundBatch> SortAsync(ChannelAccount account, IReadOnlyList<MetaItem> items, CancellationToken cancellationToken)
    {
        var customers = new CustomerGroups(items.Count);
        var odd = new OddItems();
        var templates = ImmutableArray.CreateBuilder<TemplateNotice>();
        var owners = new Owners(account, directory);
        foreach (var item in items)
        {
            if (item.Template is { } template)
            {
                templates.AddRange((await OwnersOfAsync(account, template.BusinessAccount, cancellationToken)).Select(one => new TemplateNotice(one, template.Update)));
                continue;
            }
            var owner = owners.IsKnown(item, out var known) ? known : await owners.FindAsync(item, cancellationToken);
            if (item.Fault is { } fault)
                odd.Add(owner ?? account, item, fault);
            else if (owner is null)
                odd.Add(account, item, new Fault("unknown_phone_number", item.Enclosure.PhoneNumberId ?? "none"));
            else
                customers.Add(owner, item.Customer!, item.Envelope!);
        }
        return new InboundBatch(customers.ToImmutable(), odd.ToImmutable()) { Templates = templates.ToImmutable() };
    }

    /// <summary>The numbers of a business account share its templates; each account here has a catalogue of its own.</summary>
    private async ValueTask<IEnumerable<ChannelAccount>> OwnersOfAsync(ChannelAccount account, string? businessAccount, CancellationToken cancellationToken)
    {
        var all = await directory.ListAsync(account.Workspace, cancellationToken);
        var owners = all.RemoveAll(one => one.BusinessAccountId.Length == 0 || one.BusinessAccountId != businessAccount || one.AppSecret != account.AppSecret);
        return owners.IsEmpty ? [account] : owners;
    }

    /// <summary>What of a webhook turned out, only after it was read, to concern nothing that is known here.</summary>
    public async ValueTask<InboundBatch> QuarantineAsync(
        ChannelAccount account, IReadOnlyList<MetaItem> items, ImmutableArray<InboundEnvelope> unknown, CancellationToken cancellationToken)
    {
        var odd = new OddItems();
        var owners = new Owners(account, directory);
        foreach (var item in items)
        {
            if (item.Envelope is { } envelope && unknown.Contains(envelope))
                odd.Add(await owners.FindAsync(item, cancellationToken) ?? account, item, new Fault("unknown_message", $"{envelope.DedupeKey}: no message of this engine"));
        }
        return new InboundBatch([], odd.ToImmutable());
    }

    /// <summary>Whose items are: the account's whose number they name. The last answer is kept, for items of one number stand together.</summary>
    private sealed class Owners(ChannelAccount account, IChannelAccountDirectory directory)
    {
        private string? number;
        private ChannelAccount? owner;

        public bool IsKnown(MetaItem item, out ChannelAccount? known)
        {
            known = owner;
            return item.Enclosure.PhoneNumberId == number;
        }

        /// <returns>Null when no account has that number, or another application signs for it.</returns>
        public async ValueTask<ChannelAccount?> FindAsync(MetaItem item, CancellationToken cancellationToken)
        {
            if (IsKnown(item, out var known))
                return known;
            number = item.Enclosure.PhoneNumberId;
            owner = number is null ? null : await LookUpAsync(number, cancellationToken);
            return owner;
        }

        private async ValueTask<ChannelAccount?> LookUpAsync(string sought, CancellationToken cancellationToken)
        {
            if (sought == account.PhoneNumberId)
                return account;
            var sibling = await directory.FindByPhoneNumberId(account.Workspace, sought, cancellationToken);
            return sibling is { Type: ChannelType.WhatsApp } && sibling.AppSecret == account.AppSecret ? sibling : null;
        }
    }
}
