using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>What the messages of a conversation quote, while it is written out: mostly it stands just before; what is farther away is read by itself.</summary>
internal sealed class Quotes(IConversationQueries conversations, WorkspaceId workspace, ConversationId conversation)
{
    private const int Kept = 100;

    private readonly Queue<TimelineItem.Message> recent = new();

    /// <summary>Null where nothing is quoted. An answer says by itself which form it is to.</summary>
    public async Task<TimelineItem.Message?> OfAsync(TimelineItem item, CancellationToken cancellationToken)
    {
        if (item is not TimelineItem.Message message) return null;
        var quoted = message.InReplyTo is { } sequence && !(message.Content is MessageContent.FormAnswer { Of.Message: var form } && form == sequence)
            ? recent.FirstOrDefault(known => known.Sequence == sequence) ?? await ReadAsync(sequence, cancellationToken)
            : null;
        recent.Enqueue(message);
        if (recent.Count > Kept) recent.Dequeue();
        return quoted;
    }

    private async Task<TimelineItem.Message?> ReadAsync(long sequence, CancellationToken cancellationToken) =>
        await conversations.Timeline(workspace, conversation, null, sequence - 1, 1, cancellationToken) is { Items: [TimelineItem.Message quoted] } && quoted.Sequence == sequence ? quoted : null;
}
