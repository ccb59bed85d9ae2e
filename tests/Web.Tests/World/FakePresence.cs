using Parloir.Grains;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Tests.World;

/// <summary>The presence of one conversation, without time.</summary>
internal sealed class FakePresence(ConversationId conversation) : IPresenceGrain
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Attendance> _seats = [];
    private readonly HashSet<IPresenceObserver> _observers = [];

    public int Seats { get { lock (_gate) return _seats.Count; } }

    public Task<PresenceDelta> Attend(
        string seat, AgentCard agent, ConversationActivity activity, IPresenceObserver observer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _observers.Add(observer);
            _seats[seat] = new Attendance(agent, activity);
            return Task.FromResult(Tell());
        }
    }

    public Task Leave(string seat)
    {
        lock (_gate)
        {
            _seats.Remove(seat);
            Tell();
        }
        return Task.CompletedTask;
    }

    private PresenceDelta Tell()
    {
        var delta = new PresenceDelta(conversation, [.. _seats.Values]);
        foreach (var observer in _observers) observer.Changed(delta);
        return delta;
    }
}
