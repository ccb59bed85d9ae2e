using Parloir.Grains.Conversations;

namespace Parloir.Grains.Contacts;

/// <summary>What programs outside reported of a contact, whether a conversation was open or not. By any node.</summary>
public interface IContactEventQueries
{
    /// <summary>The newest first, of all the ids that stand for one contact.</summary>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<ContactEventPage> OfContacts(WorkspaceId workspace, ImmutableArray<ContactId> contacts, string? cursor, int limit, CancellationToken cancellationToken);
}

public sealed record ContactEventPage(ImmutableArray<ContactEventView> Items, string? NextCursor);

/// <param name="By">Whose token reported it.</param>
public sealed record ContactEventView(string Id, AgentCard By, ReportedEvent Event, DateTimeOffset At);
