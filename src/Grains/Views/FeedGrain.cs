using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>Keeps nothing but who listens. Its epoch tells the views when it forgot.</summary>
internal sealed class FeedGrain(TimeProvider clock) : Grain, IFeedGrain
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, Dictionary<string, DateTimeOffset>> views = [];
    private readonly Guid epoch = Guid.CreateVersion7(clock.GetUtcNow());
    private WorkspaceId workspace;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        workspace = new WorkspaceId(key[..key.IndexOf('/', StringComparison.Ordinal)]);
        return Task.CompletedTask;
    }

    public Task Publish(ConversationView? before, ConversationView after)
    {
        if (views.Count == 0) return Task.CompletedTask;
        var now = clock.GetUtcNow();
        foreach (var key in FeedRouting.KeysOf(before, after))
        {
            if (!views.TryGetValue(key, out var listening)) continue;
            foreach (var (view, expiry) in listening)
            {
                if (expiry > now) GrainFactory.GetGrain<IViewGrain>(workspace.Key(view)).Apply(before, after);
                else listening.Remove(view);
            }
            if (listening.Count == 0) views.Remove(key);
        }
        return Task.CompletedTask;
    }

    public Task<Guid> Register(string viewKey, ImmutableArray<string> routingKeys, CancellationToken cancellationToken)
    {
        foreach (var key in routingKeys)
        {
            if (!views.TryGetValue(key, out var listening)) views[key] = listening = [];
            listening[viewKey] = clock.GetUtcNow() + Lease;
        }
        return Task.FromResult(epoch);
    }
}
