using System.Text.Json.Serialization;

namespace Parloir.Grains.Conversations;

/// <summary>What an agent does at an open conversation. In several windows he does the last of these that he does in any.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationActivity>))]
public enum ConversationActivity { Looking, Noting, Replying }

public sealed record Attendance(AgentCard Agent, ConversationActivity Activity);

/// <summary>Who is at a conversation now: all of them, so that whoever missed one of these has lost nothing with the next.</summary>
public sealed record PresenceDelta(ConversationId Conversation, ImmutableArray<Attendance> Present);

/// <summary>Who looks at a conversation, and who writes in it. Leases that expire by themselves; nothing of it is written down. Key: that of the conversation.</summary>
public interface IPresenceGrain : IGrainWithStringKey
{
    /// <summary>
    /// Looking holds for a minute, writing for ten seconds on top of it; call again to go on. Also tells <paramref name="observer"/> every later change, as long as
    /// one of its node's agents attends.
    /// </summary>
    /// <param name="seat">One window of one agent.</param>
    Task<PresenceDelta> Attend(string seat, AgentCard agent, ConversationActivity activity, IPresenceObserver observer, CancellationToken cancellationToken = default);

    [OneWay]
    Task Leave(string seat);
}

public interface IPresenceObserver : IGrainObserver
{
    [OneWay]
    Task Changed(PresenceDelta delta);
}
