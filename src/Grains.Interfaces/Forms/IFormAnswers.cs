using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Grains.Forms;

/// <summary>What customers filled in, read straight from the database by any node.</summary>
public interface IFormAnswers
{
    /// <summary>The newest first. Answers in conversations that may not be seen are left out: a page can be shorter than <paramref name="limit"/>, and empty, before the last.</summary>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<FormAnswerPage> List(WorkspaceId workspace, FormId form, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken);
}

/// <param name="NextCursor">For the page of older answers; null when there are none.</param>
public sealed record FormAnswerPage(ImmutableArray<FormAnswerView> Items, string? NextCursor);

/// <summary>An answer to a form, and where it stands.</summary>
/// <param name="Number">The conversation's.</param>
/// <param name="Contact">Who answered, as the conversation knows him now.</param>
/// <param name="Message">Sequence of the message that answers.</param>
/// <param name="Fields">Under the labels that the customer read; those without an answer are empty.</param>
public sealed record FormAnswerView(
    ConversationId Conversation, long Number, ContactCard Contact, long Message, DateTimeOffset AnsweredAt, ImmutableArray<FormField> Fields);
