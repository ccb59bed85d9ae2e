using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>Keeps nothing but who listens. A view that it forgot, or that came too late to renew, learns it by another epoch.</summary>
internal sealed class FeedGrain(TimeProvider clock) : Grain, IFeedGrain
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, Dictionary<string, Listener>> views = [];
    private WorkspaceId workspace;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        workspace = new WorkspaceId(key[..key.IndexOf('/', StringComparison.Ordinal)]);
        return Task.CompletedTask;
    }

    public Task Publish(ImmutableArray<string> formerKeys, ConversationView after)
    {
        if (views.Count > 0) Route(FeedRouting.KeysOf(after).Concat(formerKeys), view => view.Apply(after));
        return Task.CompletedTask;
    }

    public Task Withdraw(ConversationView last)
    {
        Route(FeedRouting.KeysOf(last), view => view.Withdraw(last.Id));
        return Task.CompletedTask;
    }

    public Task<Guid> Register(string viewKey, ImmutableArray<string> routingKeys, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = routingKeys.Select(key => Find(key, viewKey)).ToArray();
        var epoch = known is [{ } first, ..] && known.All(listener => listener == first) && first.Until > now ? first.Epoch : Guid.CreateVersion7(now);
        foreach (var key in routingKeys)
        {
            if (!views.TryGetValue(key, out var listening)) views[key] = listening = [];
            listening[viewKey] = new Listener(epoch, now + Lease);
        }
        return Task.FromResult(epoch);
    }

    private void Route(IEnumerable<string> keys, Func<IViewGrain, Task> tell)
    {
        var now = clock.GetUtcNow();
        foreach (var key in keys)
        {
            if (!views.TryGetValue(key, out var listening)) continue;
            foreach (var (view, listener) in listening)
            {
                if (listener.Until > now) tell(GrainFactory.GetGrain<IViewGrain>(workspace.Key(view)));
                else listening.Remove(view);
            }
            if (listening.Count == 0) views.Remove(key);
        }
    }

    private Listener? Find(string key, string view) => views.TryGetValue(key, out var listening) ? listening.GetValueOrDefault(view) : null;

    /// <param name="Epoch">One unbroken time of listening.</param>
    private sealed record Listener(Guid Epoch, DateTimeOffset Until);
}
