using System.Threading.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>A contact on an agent's screen.</summary>
internal sealed class ContactWatcher : IContactObserver
{
    private readonly Channel<ContactPosition> _positions = Channel.CreateUnbounded<ContactPosition>();
    private IContactObserver? _self;

    public Task<ContactPosition?> WatchAsync(Desk desk, ContactId contact) =>
        desk.Contact(contact).Watch(_self ??= desk.Silo.Grains.CreateObjectReference<IContactObserver>(this)).Soon();

    public Task LeaveAsync(Desk desk, ContactId contact) => desk.Contact(contact).Unwatch(_self!).Soon();

    Task IContactObserver.Changed(ContactPosition position)
    {
        _positions.Writer.TryWrite(position);
        return Task.CompletedTask;
    }

    public Task<ContactPosition> Next() => _positions.Reader.ReadAsync().AsTask().Soon();

    public bool HasMore => _positions.Reader.TryPeek(out _);
}
