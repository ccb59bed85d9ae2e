using Parloir.Grains.Observers;

namespace Parloir.Grains.Conversations;

/// <summary>Lives only while somebody is there. A silo that dies takes it along; those who are still there come back with their next call.</summary>
internal sealed class PresenceGrain(TimeProvider clock) : Grain, IPresenceGrain
{
    private readonly ObserverSet<IPresenceObserver> watchers = new(PresenceRules.Looks, clock);
    private readonly Dictionary<string, Seat> seats = [];
    private ImmutableArray<Attendance> told = [];
    private IGrainTimer? expiry;
    private ConversationId conversation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        conversation = new ConversationId(key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return Task.CompletedTask;
    }

    public Task<PresenceDelta> Attend(
        string seat, AgentCard agent, ConversationActivity activity, IPresenceObserver observer, CancellationToken cancellationToken)
    {
        watchers.Add(observer);
        seats[seat] = PresenceRules.Take(agent, activity, clock.GetUtcNow());
        LookAround();
        return Task.FromResult(new PresenceDelta(conversation, told));
    }

    public Task Leave(string seat)
    {
        if (seats.Remove(seat)) LookAround();
        return Task.CompletedTask;
    }

    /// <summary>Forgets who is gone, tells what changed by it, and comes back when the next lease ends.</summary>
    private void LookAround()
    {
        var now = clock.GetUtcNow();
        foreach (var (seat, _) in seats.Where(pair => !PresenceRules.IsTaken(pair.Value, now)).ToArray()) seats.Remove(seat);
        var present = PresenceRules.Present(seats.Values, now);
        if (!present.SequenceEqual(told))
        {
            told = present;
            var delta = new PresenceDelta(conversation, present);
            watchers.Notify(watcher => watcher.Changed(delta));
        }
        expiry?.Dispose();
        expiry = PresenceRules.NextChange(seats.Values, now) is { } next
            ? this.RegisterGrainTimer(Expire, new GrainTimerCreationOptions(next - now, Timeout.InfiniteTimeSpan))
            : null;
        if (expiry is null) DeactivateOnIdle();
    }

    private Task Expire(CancellationToken cancellationToken)
    {
        LookAround();
        return Task.CompletedTask;
    }
}
