using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>Lines that people read. What was written stands indented, so that no message can look like another entry, and without control characters, which terminals obey.</summary>
internal sealed class TextTranscript(TextWriter writer, ExportOptions options) : Transcript(writer)
{
    private readonly TranscriptWords words = options.Words;

    public override Task BeginAsync(ConversationView conversation, DateTimeOffset at) =>
        Writer.WriteAsync($"{Line(words.Title(conversation))}\n{Line(words.Head(conversation, at))}\n");

    public override Task WriteAsync(TimelineItem item, TimelineItem.Message? quoted)
    {
        var head = $"\n[{words.Time(item.OccurredAt)}] ";
        var name = Line(words.Name(item.Actor));
        return Writer.WriteAsync(item switch
        {
            TimelineItem.Message { Delivery: { } delivery } sent => $"{head}{name} ({Line(words.Delivery(delivery))}){words.Colon.TrimEnd()}\n{Quote(quoted)}{Block(words.Of(sent, options.WithFiles))}",
            TimelineItem.Message received => $"{head}{name}{words.Colon.TrimEnd()}\n{Quote(quoted)}{Block(words.Of(received, options.WithFiles))}",
            TimelineItem.Note note => $"{head}{words.Note.ToUpperInvariant()}, {name}{words.Colon.TrimEnd()}\n{Block(note.Text)}",
            TimelineItem.Activity activity => $"{head}* {Line(words.Of(activity))}\n",
            _ => throw new InvalidOperationException($"{item.GetType()} is not written."),
        });
    }

    public override Task EndAsync() => Writer.WriteAsync($"\n{words.End}\n");

    private string Quote(TimelineItem.Message? quoted) => quoted is null ? "" : Block($"> {words.Quote(quoted)}");

    private static string Block(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => $"    {Line(line)}\n"));

    private static string Line(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
