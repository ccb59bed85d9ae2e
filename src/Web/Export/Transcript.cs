using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>Writes a conversation out (S0-13, S0-29): its head, its items in the order in which they were recorded, and the end.</summary>
internal abstract class Transcript(TextWriter writer)
{
    protected TextWriter Writer => writer;

    /// <summary>Null for a format that is none of ours.</summary>
    public static TranscriptFormat? FormatOf(string? name) => name switch
    {
        null or "" or "json" => new("json", "application/json", (writer, _) => new JsonTranscript(writer)),
        "txt" => new("txt", "text/plain; charset=utf-8", (writer, how) => new TextTranscript(writer, how)),
        "html" => new("html", "text/html; charset=utf-8", (writer, how) => new HtmlTranscript(writer, how)),
        _ => null,
    };

    public abstract Task BeginAsync(ConversationView conversation, DateTimeOffset at);

    /// <param name="quoted">The message that this one answers; null where there is none.</param>
    public abstract Task WriteAsync(TimelineItem item, TimelineItem.Message? quoted);

    public abstract Task EndAsync();

    /// <summary>The file of an item, when it is here.</summary>
    public static StoredFile? FileOf(TimelineItem item) => item is TimelineItem.Message message
        ? message.Content switch
        {
            MessageContent.Media { Attachment.File: { } file } => file,
            MessageContent.Template { Rendering.HeaderFile: { } file } => file,
            _ => null,
        }
        : null;

    /// <summary>Where the file stands in an archive. Nothing in its name leads out of there.</summary>
    public static string PathOf(long sequence, StoredFile file)
    {
        var name = string.Concat(file.FileName.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ' ? letter : '_')).Trim(' ', '.').Replace("..", "_", StringComparison.Ordinal);
        return $"attachments/{sequence}-{(name.Length > 0 ? name : "file")}";
    }
}

internal sealed record TranscriptFormat(string Extension, string ContentType, Func<TextWriter, ExportOptions, Transcript> Open);

/// <param name="WithInternal">Notes and activities as well.</param>
/// <param name="WithFiles">The files of its messages stand beside it.</param>
internal sealed record ExportOptions(TranscriptFormat Format, TranscriptWords Words, bool WithInternal, bool WithFiles);
