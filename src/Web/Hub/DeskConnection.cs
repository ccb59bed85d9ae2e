using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Parloir.Web.Auth;

namespace Parloir.Web.Hub;

/// <summary>
/// One connected desk: its subscriptions and its outgoing queue. Feeds push without waiting; one loop writes at the client's speed. When the
/// queue is full, the subscription whose push found no room ends, and the client gets <c>ResyncRequired</c> for it behind what is queued.
/// </summary>
internal sealed class DeskConnection(HubConnectionContext connection, Caller caller)
{
    public const int MaxSubscriptions = 50;
    public const int QueueCapacity = 256;

    // Synchronous continuations: while the client keeps up, whoever pushes writes to its socket's buffer at once, without a hop to another thread.
    private readonly Channel<Outgoing> _queue = Channel.CreateBounded<Outgoing>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait, AllowSynchronousContinuations = true });
    private readonly Lock _gate = new();
    private readonly Dictionary<SubscriptionName, Subscription> _subscriptions = [];
    private readonly HashSet<SubscriptionName> _lagging = [];
    private bool _closed;

    /// <summary>Unique in the cluster.</summary>
    public string Id => connection.ConnectionId;
    public Caller Caller => caller;
    public CancellationToken Aborted => connection.ConnectionAborted;

    public void Abort() => connection.Abort();

    /// <summary>Registers a subscription; one of the same name ends.</summary>
    /// <exception cref="HubException"><c>too_many_subscriptions</c></exception>
    public void Open(Subscription subscription)
    {
        Subscription? before;
        lock (_gate)
        {
            if (_closed) throw HubError.Unavailable();
            if (!_subscriptions.TryGetValue(subscription.Name, out before) && _subscriptions.Count >= MaxSubscriptions)
                throw HubError.TooManySubscriptions();
            _subscriptions[subscription.Name] = subscription;
            _lagging.Remove(subscription.Name);
        }
        before?.End();
    }

    /// <summary>Null when there is none of that name any more.</summary>
    public Subscription? Find(SubscriptionName name)
    {
        lock (_gate) return _subscriptions.GetValueOrDefault(name);
    }

    public void Close(SubscriptionName name)
    {
        Subscription? subscription;
        lock (_gate)
        {
            _subscriptions.Remove(name, out subscription);
            _lagging.Remove(name);
        }
        subscription?.End();
    }

    /// <summary>The connection is gone.</summary>
    public void Close()
    {
        Subscription[] subscriptions;
        lock (_gate)
        {
            _closed = true;
            subscriptions = [.. _subscriptions.Values];
            _subscriptions.Clear();
            _lagging.Clear();
        }
        _queue.Writer.TryComplete();
        foreach (var subscription in subscriptions) subscription.End();
    }

    public bool TryPush(SerializedHubMessage message) => _queue.Writer.TryWrite(new Outgoing(message, null));

    /// <summary>Something was left out: ends the subscription and tells the client so when there is room.</summary>
    public void Lag(Subscription subscription)
    {
        lock (_gate)
        {
            if (!_subscriptions.TryGetValue(subscription.Name, out var current) || current != subscription) return;
            _subscriptions.Remove(subscription.Name);
            _lagging.Add(subscription.Name);
        }
        subscription.End();
        // The writer may have emptied the queue meanwhile, and would not look again by itself.
        _queue.Writer.TryWrite(default);
    }

    /// <summary>Done when everything that was pushed so far is written; at once when the queue is full.</summary>
    public Task WrittenAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.Writer.TryWrite(new Outgoing(null, reached)) ? reached.Task.WaitAsync(Aborted) : Task.CompletedTask;
    }

    /// <summary>Writes what is pushed until the connection ends.</summary>
    public async Task WriteAsync()
    {
        try
        {
            await foreach (var outgoing in _queue.Reader.ReadAllAsync(Aborted))
            {
                if (outgoing.Message is { } message) await connection.WriteAsync(message, Aborted);
                outgoing.Reached?.TrySetResult();
                QueueResyncs();
            }
        }
        catch (OperationCanceledException) when (Aborted.IsCancellationRequested)
        {
            // The connection ended while something was being written; whoever waits for it sees the same token.
        }
    }

    private void QueueResyncs()
    {
        // Read without the gate: whoever adds one wakes this loop afterwards.
        if (_lagging.Count == 0) return;
        lock (_gate)
        {
            foreach (var name in _lagging.ToArray())
                if (TryPush(Push.Of(name.ToResync()))) _lagging.Remove(name);
        }
    }

    private readonly record struct Outgoing(SerializedHubMessage? Message, TaskCompletionSource? Reached);
}
