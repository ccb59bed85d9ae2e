using System.Collections.Immutable;
using System.Security.Cryptography;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>Items of one webhook on their way into quarantine, each wrapped alone.</summary>
internal sealed class OddItems
{
    /// <summary>So many are kept each for itself; the rest go together, lest one delivery make a hundred thousand rows.</summary>
    private const int MostAlone = 256;

    private List<(ChannelAccount Account, MetaItem Item, Fault Fault)>? all;

    public void Add(ChannelAccount account, MetaItem item, Fault fault) => (all ??= []).Add((account, item, fault));

    public ImmutableArray<QuarantineItem> ToImmutable()
    {
        if (all is null)
            return [];
        var kept = ImmutableArray.CreateBuilder<QuarantineItem>();
        foreach (var (account, item, fault) in all.Take(MostAlone))
            kept.Add(Keep(account, fault, item.Enclosure.Around(item.Raw)));
        foreach (var rest in all.Skip(MostAlone).GroupBy(one => one.Item.Enclosure, ReferenceEqualityComparer.Instance))
        {
            var (account, first, fault) = rest.First();
            var body = first.Enclosure.Around([.. rest.Select(one => one.Item.Raw)]);
            kept.Add(Keep(account, fault with { Detail = $"{rest.Count()} items, the first: {fault.Detail}" }, body));
        }
        return kept.DrainToImmutable();
    }

    public static QuarantineItem Keep(ChannelAccount account, Fault fault, ReadOnlyMemory<byte> body) =>
        new(account.Id, Convert.ToHexStringLower(SHA256.HashData(body.Span)), fault.Reason, fault.Detail, body);
}
