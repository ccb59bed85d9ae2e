using System.Threading.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>An open conversation on an agent's screen.</summary>
internal sealed class ConversationWatcher : IConversationObserver
{
    private readonly Channel<ConversationDelta> _deltas = Channel.CreateUnbounded<ConversationDelta>();
    private readonly TaskCompletionSource _erased = Waiting.Signal();

    public async Task<ConversationView?> WatchAsync(Desk desk, ConversationId conversation) =>
        await desk.Conversation(conversation).Watch(desk.Silo.Grains.CreateObjectReference<IConversationObserver>(this)).Soon();

    Task IConversationObserver.Changed(ConversationDelta delta)
    {
        _deltas.Writer.TryWrite(delta);
        return Task.CompletedTask;
    }

    Task IConversationObserver.Erased()
    {
        _erased.TrySetResult();
        return Task.CompletedTask;
    }

    public Task Gone() => _erased.Task.Soon();

    public Task<ConversationDelta> Next() => _deltas.Reader.ReadAsync().AsTask().Soon();
}
