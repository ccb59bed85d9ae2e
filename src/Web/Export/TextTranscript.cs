using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>Lines that people read. What was written stands indented, so that no message can look like another entry, and without control characters, which terminals obey.</summary>
internal sealed class TextTranscript(TextWriter writer) : Transcript(writer)
{
    public override Task BeginAsync(ConversationView conversation, DateTimeOffset at) => Writer.WriteAsync(
        $"Conversation #{conversation.DisplayNumber} with {Line(conversation.Contact.Name)} ({Line(conversation.Contact.Address)}), {conversation.Channel.Type}\n"
        + $"Opened {TranscriptWords.Time(conversation.OpenedAt)}, {conversation.Status}, exported {TranscriptWords.Time(at)}\n");

    public override Task WriteAsync(TimelineItem item)
    {
        var head = $"\n[{TranscriptWords.Time(item.OccurredAt)}] ";
        var name = Line(TranscriptWords.Name(item.Actor));
        return Writer.WriteAsync(item switch
        {
            TimelineItem.Message { Delivery: { } delivery } sent => $"{head}{name} ({delivery.Status}):\n{Block(TranscriptWords.Text(sent))}",
            TimelineItem.Message received => $"{head}{name}:\n{Block(TranscriptWords.Text(received))}",
            TimelineItem.Note note => $"{head}INTERNAL NOTE by {name}:\n{Block(note.Text)}",
            TimelineItem.Activity activity => $"{head}* {name} {Line(TranscriptWords.Activity(activity.Detail))}\n",
            _ => throw new InvalidOperationException($"{item.GetType()} is not written."),
        });
    }

    public override Task EndAsync() => Writer.WriteAsync("\nEnd of the conversation.\n");

    private static string Block(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => $"    {Line(line)}\n"));

    private static string Line(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
