using System.Text;
using Parloir.Grains;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>
/// All conversations of a list, one JSON record a line: <c>begin</c>, for each conversation <c>conversation</c> and its <c>item</c>s (and <c>deleted</c>, when it was meanwhile), every hundred a <c>progress</c>, and
/// <c>end</c> with the same counts: an export without its last line is not whole.
/// </summary>
internal sealed class BulkExport(IConversationQueries conversations, TimeProvider time)
{
    private const int PageSize = 100;

    public async Task WriteAsync(Stream stream, WorkspaceId workspace, ConversationFilter filter, bool withInternal, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024, leaveOpen: true);
        var counts = (Conversations: 0L, Items: 0L);
        await LineAsync(new { type = "begin", exportedAt = time.GetUtcNow() });
        // The longest inactive first: what changes meanwhile moves to where it is still to come, and may come twice; nothing is left out.
        for (var (cursor, more) = ((string?)null, true); more; more = cursor is not null)
        {
            var page = await conversations.List(workspace, filter with { Sort = ConversationSort.Oldest }, cursor, PageSize, cancellationToken);
            foreach (var conversation in page.Items)
            {
                await LineAsync(new { type = "conversation", conversation });
                counts.Conversations++;
                counts.Items += await ItemsAsync(conversation.Id);
            }
            cursor = page.NextCursor;
            await LineAsync(new { type = cursor is null ? "end" : "progress", conversations = counts.Conversations, items = counts.Items });
            await writer.FlushAsync(cancellationToken);
        }

        async Task<long> ItemsAsync(ConversationId conversation)
        {
            var items = 0L;
            try
            {
                await foreach (var item in TranscriptItems.ReadAsync(conversations, workspace, conversation, withInternal, cancellationToken))
                {
                    await LineAsync(new { type = "item", conversation, item });
                    items++;
                }
            }
            catch (ConversationGoneException)
            {
                await LineAsync(new { type = "deleted", conversation });
            }
            return items;
        }

        Task LineAsync<T>(T line) => writer.WriteAsync($"{JsonTranscript.Json(line)}\n");
    }
}
