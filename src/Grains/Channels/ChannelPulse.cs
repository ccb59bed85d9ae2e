using System.Collections.Concurrent;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Channels;

/// <summary>Counts in memory what goes through the accounts, until it is written.</summary>
internal sealed class ChannelPulse(TimeProvider clock) : IChannelPulse
{
    private const int TextLimit = 500;

    private readonly ConcurrentDictionary<(WorkspaceId Workspace, ChannelAccountId Account), Tally> tallies = new();

    public void Received(ChannelAccount account) => Add(account, now => new ChannelActivity(ReceivedAt: now));

    public void Sent(ChannelAccount account) => Add(account, now => new ChannelActivity(SentAt: now, Sent: 1));

    public void Failed(ChannelAccount account, DeliveryError error, bool lasts) =>
        Add(account, now => new ChannelActivity(Failure: new ChannelFailure(now, Kept(error.Code), Kept(error.Text), lasts), Failed: 1));

    public void Forged(ChannelAccount account) => Add(account, now => new ChannelActivity(ForgedAt: now));

    /// <summary>What is counted here and not yet written.</summary>
    public ChannelActivity Pending(WorkspaceId workspace, ChannelAccountId account) =>
        tallies.TryGetValue((workspace, account), out var tally) ? tally.Pending : ChannelActivity.None;

    /// <summary>Takes what is to be written: of accounts that had something since, and were not written for <paramref name="rest"/>.</summary>
    public IReadOnlyList<(WorkspaceId Workspace, ChannelAccountId Account, ChannelActivity Activity)> Take(TimeSpan rest)
    {
        var now = clock.GetUtcNow();
        var taken = new List<(WorkspaceId, ChannelAccountId, ChannelActivity)>();
        foreach (var ((workspace, account), tally) in tallies)
            if (tally.Take(now, rest) is { } activity) taken.Add((workspace, account, activity));
        return taken;
    }

    /// <summary>What was taken and could not be written.</summary>
    public void GiveBack(WorkspaceId workspace, ChannelAccountId account, ChannelActivity activity) => TallyOf(workspace, account).Add(activity);

    private void Add(ChannelAccount account, Func<DateTimeOffset, ChannelActivity> activity) =>
        TallyOf(account.Workspace, account.Id).Add(activity(clock.GetUtcNow()));

    /// <summary>A provider's words, as the database can keep them.</summary>
    private static string Kept(string text) => TextRules.Storable(text.Length <= TextLimit ? text : text[..TextLimit]);

    private Tally TallyOf(WorkspaceId workspace, ChannelAccountId account) => tallies.GetOrAdd((workspace, account), static _ => new Tally());

    private sealed class Tally
    {
        private readonly Lock gate = new();
        private ChannelActivity pending = ChannelActivity.None;
        private DateTimeOffset takenAt = DateTimeOffset.MinValue;

        public ChannelActivity Pending
        {
            get { lock (gate) return pending; }
        }

        public void Add(ChannelActivity activity)
        {
            lock (gate) pending = pending.And(activity);
        }

        public ChannelActivity? Take(DateTimeOffset now, TimeSpan rest)
        {
            lock (gate)
            {
                if (pending == ChannelActivity.None || now - takenAt < rest) return null;
                var taken = pending;
                (pending, takenAt) = (ChannelActivity.None, now);
                return taken;
            }
        }
    }
}
