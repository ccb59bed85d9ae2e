using System.Globalization;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Search;

/// <summary>A row of the search: what can be found of one event.</summary>
/// <param name="Message">Sequence of the message or the note; 0 for the conversation itself.</param>
/// <param name="Contact">Of a conversation; empty elsewhere.</param>
internal sealed record SearchEntry(
    WorkspaceId Workspace, ConversationId Conversation, long Message, SearchKind Kind, DateTimeOffset At, string Contact, string Text)
{
    /// <summary>No index holds a longer text.</summary>
    private const int LongestText = 100_000;
    private const char Separator = '\u001f';

    public const long ConversationItself = 0;

    /// <summary>Null for what nobody looks for.</summary>
    public static SearchEntry? Of(WorkspaceId workspace, ConversationId conversation, Recorded<ConversationEvent> recorded)
    {
        if (recorded.Event is ConversationEvent.Opened opened)
        {
            return new(workspace, conversation, ConversationItself, SearchKind.Conversation, recorded.OccurredAt, opened.Opening.Contact.Id.Value,
                $"{TextOf(opened.Opening.DisplayNumber, opened.Opening.Contact)}\n{conversation}");
        }
        return TextOf(recorded.Event) is { Length: > 0 } text
            ? new(workspace, conversation, recorded.Sequence, recorded.Event is ConversationEvent.NoteAdded or ConversationEvent.Resolved ? SearchKind.Note : SearchKind.Message,
                recorded.OccurredAt, "", text)
            : null;
    }

    /// <summary>How a conversation is named among what was found.</summary>
    public static string TextOf(long number, ContactCard contact) => string.Create(CultureInfo.InvariantCulture, $"#{number} {contact.Name} {contact.Address}");

    /// <summary>Null for events without words.</summary>
    public static string? TextOf(ConversationEvent told) => told switch
    {
        ConversationEvent.MessageReceived received => received.Content.Words,
        ConversationEvent.MessageEchoed echoed => echoed.Content.Words,
        ConversationEvent.MessageQueued queued => queued.Content.Words,
        ConversationEvent.MessageEdited edited => edited.Content.Words,
        ConversationEvent.NoteAdded note => note.Text,
        ConversationEvent.Resolved { Note: { } note } => string.Join(' ', new[] { note.Category, note.Text }.OfType<string>()),
        _ => null,
    };

    /// <summary>The words, the numbers and the workspace, each as it is to be found.</summary>
    public string Exact => string.Join(Separator, ExactOf(Indexed).Prepend(SearchTerms.WorkspaceWord(Workspace)));

    public string Letters => LettersOf(Indexed);

    public static IEnumerable<string> ExactOf(string text) =>
        Folding.Words(text).Select(word => word.Text).Concat(Numbers.In(text).Select(number => Numbers.KeptAs(number.Digits))).Where(word => word.Length > 0).Distinct();

    public static string LettersOf(string text) => string.Join(' ', Folding.Words(text).Where(word => word.IsLetters).Select(word => word.Text).Distinct());

    private string Indexed => Text.Length > LongestText ? Text[..LongestText] : Text;
}
