using Npgsql;

namespace Parloir.Journal.Following;

/// <summary>
/// Writes down elsewhere what the journal tells: what may lag behind it, and can be made again from it. It sees every event of every stream once, soon after the
/// commit; what it writes and where it stands are one transaction. Pages come in the order in which events were committed, but that writers who worked side
/// by side may be swapped: an event is to be taken by itself.
/// </summary>
public interface IJournalFollower
{
    /// <summary>Names it in <c>journal_followers</c> for ever.</summary>
    string Name { get; }

    /// <param name="connection">Of the transaction that also moves the follower on. What throws is tried again later, and holds up what follows.</param>
    Task FollowAsync(IReadOnlyList<JournalEvent> events, NpgsqlConnection connection, CancellationToken cancellationToken);
}
