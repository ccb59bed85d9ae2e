using System.Runtime.CompilerServices;
using Parloir.Grains;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>All of a conversation's timeline, read a page at a time while it is written out.</summary>
internal static class TranscriptItems
{
    private const int PageSize = 100;

    /// <param name="withInternal">Notes and activities as well: what only the team may see (S3-12).</param>
    /// <exception cref="ConversationGoneException">The conversation was deleted meanwhile.</exception>
    public static async IAsyncEnumerable<TimelineItem> ReadAsync(
        IConversationQueries conversations, WorkspaceId workspace, ConversationId conversation, bool withInternal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? after = 0; after is not null;)
        {
            var page = await conversations.Timeline(workspace, conversation, null, after, PageSize, cancellationToken)
                ?? throw new ConversationGoneException();
            foreach (var item in page.Items)
                if (withInternal || item is TimelineItem.Message) yield return item;
            after = page.After;
        }
    }
}

internal sealed class ConversationGoneException() : Exception("The conversation was deleted while it was exported.");
