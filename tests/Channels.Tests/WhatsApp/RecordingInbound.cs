using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>Takes in whatever comes, and tells it; or fails as it is told to.</summary>
internal sealed class RecordingInbound : IInbound
{
    private readonly ConcurrentQueue<InboundBatch> batches = new();

    public IReadOnlyList<InboundBatch> Batches => [.. batches];

    public IReadOnlyList<InboundEnvelope> Envelopes => [.. batches.SelectMany(batch => batch.Customers).SelectMany(customer => customer.Envelopes)];

    public IReadOnlyList<QuarantineItem> Quarantined => [.. batches.SelectMany(batch => batch.Quarantined)];

    /// <summary>Thrown instead of accepting, as long as it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Accepting waits for it, when set.</summary>
    public Task? Until { get; set; }

    /// <summary>Statuses of messages that are not known.</summary>
    public Func<InboundEnvelope, bool> IsUnknown { get; set; } = _ => false;

    public async Task<ImmutableArray<InboundEnvelope>> Accept(WorkspaceId workspace, InboundBatch batch, CancellationToken cancellationToken)
    {
        if (Until is { } until)
            await until.WaitAsync(cancellationToken);
        if (Failure is { } failure)
            throw failure;
        batches.Enqueue(batch);
        return [.. batch.Customers.SelectMany(customer => customer.Envelopes).Where(IsUnknown)];
    }
}
