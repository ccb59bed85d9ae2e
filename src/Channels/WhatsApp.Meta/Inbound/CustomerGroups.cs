using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>Envelopes by account and customer, the customers in the order of their first envelope.</summary>
internal sealed class CustomerGroups(int capacity)
{
    private readonly List<Group> groups = [];
    /// <summary>Most webhooks bring one item: no table for one customer.</summary>
    private Dictionary<(ChannelAccountId, string), Group>? index;

    private sealed class Group(ChannelAccount account, CustomerIdentity identity)
    {
        public ChannelAccount Account { get; } = account;
        public CustomerIdentity Identity { get; set; } = identity;
        public ImmutableArray<InboundEnvelope>.Builder Envelopes { get; } = ImmutableArray.CreateBuilder<InboundEnvelope>(1);
    }

    public void Add(ChannelAccount account, CustomerIdentity identity, InboundEnvelope envelope)
    {
        var group = Find(account.Id, identity.ProviderId);
        if (group is null)
        {
            group = new Group(account, identity);
            groups.Add(group);
            if (capacity > 1)
                (index ??= new(capacity))[(account.Id, identity.ProviderId)] = group;
        }
        else if (group.Identity != identity)
            group.Identity = new CustomerIdentity(
                group.Identity.PhoneNumber ?? identity.PhoneNumber, group.Identity.UserId ?? identity.UserId, identity.Name ?? group.Identity.Name);
        group.Envelopes.Add(envelope);
    }

    public ImmutableArray<InboundFromCustomer> ToImmutable()
    {
        var all = ImmutableArray.CreateBuilder<InboundFromCustomer>(groups.Count);
        foreach (var group in groups)
            all.Add(new InboundFromCustomer(group.Account, group.Identity, group.Envelopes.DrainToImmutable()));
        return all.MoveToImmutable();
    }

    private Group? Find(ChannelAccountId account, string customer) => index?.GetValueOrDefault((account, customer));
}
