using System.Collections.Concurrent;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Tests.World;

internal sealed class FakeContacts
{
    public ConcurrentDictionary<string, ContactView> All { get; } = new();

    public IContactGrain Grain(string key) => new FakeContactGrain(All.GetValueOrDefault(key));

    private sealed class FakeContactGrain(ContactView? contact) : IContactGrain
    {
        public Task<ContactView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(contact);

        public Task<ContactView> Ensure(CustomerIdentity identity, ChannelCard channel, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<ContactView?> SetOwner(AgentCard? agent, CancellationToken cancellationToken = default) =>
            Task.FromResult(contact is null ? null : contact with { Owner = agent });

        public Task Own(AgentCard agent, bool replace, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
