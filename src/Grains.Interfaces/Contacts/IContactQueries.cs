using Parloir.Grains.Customers;
using Parloir.Grains.Views;

namespace Parloir.Grains.Contacts;

/// <summary>Reads of contacts straight from the database, by any node. Whoever sees only some conversations sees the contacts that have at least one of them.</summary>
public interface IContactQueries
{
    /// <summary>The contact, or the one that it was merged into. Null when there is no such contact, or it may not be seen.</summary>
    Task<ContactView?> Find(WorkspaceId workspace, ContactId contact, AgentAccess access, CancellationToken cancellationToken);

    /// <param name="cursor">The <see cref="ContactPage.NextCursor"/> of the page before; null for the first.</param>
    /// <exception cref="FormatException">The cursor is not one of ours, or of a list in another order.</exception>
    Task<ContactPage> List(WorkspaceId workspace, ContactFilter filter, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken);
}

public sealed record ContactPage(ImmutableArray<ContactView> Items, string? NextCursor);

/// <summary>Whatever is null does not matter. A list is ordered by name; one that is searched, by what was found.</summary>
/// <param name="Text">Beginnings of words: of the name, a phone number (with or without the prefix of the country), an e-mail address, an id. Case and accents do not matter; every word must be there.</param>
/// <param name="Type">By its key, as is <paramref name="Stage"/>, where the empty one stands for none.</param>
/// <param name="Owner">The empty id stands for none.</param>
public sealed record ContactFilter(string? Text = null, string? Type = null, string? Stage = null, AgentId? Owner = null)
{
    public CustomerId? Customer { get; init; }

    /// <summary>Attributes with exactly these values.</summary>
    public ImmutableArray<ContactAttribute> Attributes { get; init; } = [];
}
