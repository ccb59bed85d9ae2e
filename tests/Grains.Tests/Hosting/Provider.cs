using System.Collections.Concurrent;
using Parloir.Grains.Channels;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>The other side of a channel: remembers what it was asked to send, and answers as the test says.</summary>
internal sealed class Provider : IChannelSender
{
    private readonly ConcurrentQueue<OutboundMessage> _asked = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private int _accepted;

    public ChannelType Type => ChannelType.WhatsApp;

    /// <summary>Every attempt, in order.</summary>
    public IReadOnlyList<OutboundMessage> Asked => [.. _asked];
    public IEnumerable<string> Texts => Asked.Select(message => message.Content.Words);

    /// <summary>Accepts everything unless told otherwise.</summary>
    public Func<OutboundMessage, CancellationToken, Task<SendOutcome>>? Answer { get; set; }

    public Task<SendOutcome> Send(ChannelAccount account, OutboundMessage message, CancellationToken cancellationToken)
    {
        _asked.Enqueue(message);
        _arrivals.Release();
        return Answer is { } answer ? answer(message, cancellationToken) : Task.FromResult<SendOutcome>(Accept());
    }

    public SendOutcome.Accepted Accept() => new($"wamid.out.{Interlocked.Increment(ref _accepted)}");

    /// <summary>The next attempt that nobody waited for yet.</summary>
    public async Task Arrival() => Assert.True(await _arrivals.WaitAsync(TimeSpan.FromSeconds(30)), "Nothing was sent.");

    public async Task Arrivals(int count)
    {
        for (var i = 0; i < count; i++) await Arrival();
    }
}
