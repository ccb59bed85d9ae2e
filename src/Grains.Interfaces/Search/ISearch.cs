using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Search;

/// <summary>Finds what was written, by any node (S2-49): resolved conversations as well, and never more than the viewer may see. It knows of a message within about a second.</summary>
public interface ISearch
{
    /// <param name="cursor">The <see cref="SearchPage.NextCursor"/> of the page before; null for the first.</param>
    /// <exception cref="FormatException">The cursor is not one of this search.</exception>
    Task<SearchPage> FindAsync(WorkspaceId workspace, SearchQuery query, string? cursor, int limit, CancellationToken cancellationToken);
}

/// <summary>Newest first; or best first, of the newest thousand entries that match.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchSort>))]
public enum SearchSort { Newest, Best }

/// <summary>Conversation: its number, its id, or the name or number of its contact.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchKind>))]
public enum SearchKind { Message, Note, Conversation }

/// <param name="Words">What is looked for; all of it has to be there. A word is found by its beginning, by its stem in French or English, without accents; a number by its end.</param>
/// <param name="Filter">Of the conversations; its <see cref="ConversationFilter.Scoped"/> keeps to what the viewer may see.</param>
/// <param name="Kind">Null: every kind.</param>
/// <param name="From">When it was written, or the conversation was opened; not before.</param>
/// <param name="To">Before.</param>
public sealed record SearchQuery(
    string Words, ConversationFilter Filter, SearchKind? Kind = null, DateTimeOffset? From = null, DateTimeOffset? To = null, SearchSort Sort = SearchSort.Newest);

/// <param name="Items">There may be fewer than asked for, or none, although more follow: where many match and few may be seen.</param>
/// <param name="NextCursor">Null when these were all.</param>
public sealed record SearchPage(ImmutableArray<SearchHit> Items, string? NextCursor);

/// <param name="Sequence">Of the message or the note in its conversation; null for a conversation.</param>
/// <param name="Text">Plain text, of a long one the part around the first place found.</param>
/// <param name="Highlights">The words found in <paramref name="Text"/>, in their order.</param>
public sealed record SearchHit(
    SearchKind Kind, ConversationView Conversation, long? Sequence, DateTimeOffset At, string Text, ImmutableArray<TextRange> Highlights);

/// <summary>In UTF-16 units, as strings of JavaScript count.</summary>
public sealed record TextRange(int Start, int Length);
