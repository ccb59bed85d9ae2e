using System.Collections.Immutable;
using System.Security.Cryptography;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>Sorts a webhook's items by account and customer, each customer's in the order in which they came.</summary>
internal sealed class BatchReader(IChannelAccountDirectory directory) : IInboundReader
{
    /// <summary>So many odd items of one webhook are kept each for itself; the rest go together, lest one delivery make a hundred thousand rows.</summary>
    private const int MostOddItems = 256;

    public ChannelType Type => ChannelType.WhatsApp;

    public async ValueTask<InboundBatch?> Read(ChannelAccount account, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        MetaWebhook.Read(body) is MetaReading.Items items ? await Sort(account, items.All, cancellationToken) : null;

    public async ValueTask<InboundBatch> Sort(ChannelAccount account, IReadOnlyList<MetaItem> items, CancellationToken cancellationToken)
    {
        var customers = new CustomerGroups(items.Count);
        var odd = new List<(ChannelAccount Account, MetaItem Item, Fault Fault)>();
        var known = (Number: account.PhoneNumberId, Account: (ChannelAccount?)account);
        foreach (var item in items)
        {
            if (item.Enclosure.PhoneNumberId is { } number && number != known.Number)
                known = (number, await Sibling(account, number, cancellationToken));
            var owner = item.Enclosure.PhoneNumberId is null ? account : known.Account;

            if (item.Fault is { } fault)
                odd.Add((owner ?? account, item, fault));
            else if (item.Enclosure.PhoneNumberId is null || owner is null)
                odd.Add((account, item, new Fault("unknown_phone_number", item.Enclosure.PhoneNumberId ?? "none")));
            else
                customers.Add(owner, item.Customer!, item.Envelope!);
        }
        return new InboundBatch(customers.ToImmutable(), Quarantine(odd));
    }

    /// <summary>The account of another number, if what signed this webhook may speak for it.</summary>
    private async ValueTask<ChannelAccount?> Sibling(ChannelAccount account, string number, CancellationToken cancellationToken)
    {
        if (number == account.PhoneNumberId)
            return account;
        var sibling = await directory.FindByPhoneNumberId(account.Workspace, number, cancellationToken);
        return sibling is { Type: ChannelType.WhatsApp } && sibling.AppSecret == account.AppSecret ? sibling : null;
    }

    private static ImmutableArray<QuarantineItem> Quarantine(List<(ChannelAccount Account, MetaItem Item, Fault Fault)> odd)
    {
        if (odd.Count == 0)
            return [];
        var kept = ImmutableArray.CreateBuilder<QuarantineItem>();
        foreach (var (account, item, fault) in odd.Take(MostOddItems))
            kept.Add(Keep(account, fault, item.Enclosure.Around(item.Raw)));
        foreach (var rest in odd.Skip(MostOddItems).GroupBy(one => one.Item.Enclosure, ReferenceEqualityComparer.Instance))
        {
            var (account, first, fault) = rest.First();
            var body = first.Enclosure.Around([.. rest.Select(one => one.Item.Raw)]);
            kept.Add(Keep(account, new Fault(fault.Reason, $"{rest.Count()} items, the first: {fault.Detail}"), body));
        }
        return kept.DrainToImmutable();
    }

    private static QuarantineItem Keep(ChannelAccount account, Fault fault, byte[] body) =>
        new(account.Id, Convert.ToHexStringLower(SHA256.HashData(body)), fault.Reason, fault.Detail, body);
}
