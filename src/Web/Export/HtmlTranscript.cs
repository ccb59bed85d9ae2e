using System.Collections.Frozen;
using System.Text.Encodings.Web;
using Parloir.Grains.Attachments;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>One page that runs nothing and needs nothing but the files beside it: every text is encoded, and its own policy forbids scripts and foreign addresses.</summary>
internal sealed class HtmlTranscript(TextWriter writer, ExportOptions options) : Transcript(writer)
{
    private const string Style =
        "body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2024}"
        + "article{margin:.75rem 0;padding:.5rem .75rem;border:1px solid #d9d9e0;border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}"
        + "article.outbound{margin-left:4rem;background:#eef4ff}article.inbound{margin-right:4rem}article.note{background:#fff7df;border-left:4px solid #e5b800}"
        + "blockquote{margin:0 0 .25rem;padding-left:.5rem;border-left:3px solid #d9d9e0}p.activity,header p,small,blockquote{color:#60646c}header h1{font-size:1.25rem}"
        + "img{display:block;max-width:100%;max-height:24rem}";
    /// <summary>What browsers draw and nothing else: a drawing in SVG may hold more.</summary>
    private static readonly FrozenSet<string> Pictures = FrozenSet.Create("image/png", "image/jpeg", "image/webp", "image/gif");

    private readonly TranscriptWords words = options.Words;

    public override Task BeginAsync(ConversationView conversation, DateTimeOffset at)
    {
        var title = Encode(words.Title(conversation));
        return Writer.WriteAsync(
            $"<!doctype html>\n<html lang=\"{words.Desk.Language}\"><head><meta charset=\"utf-8\">"
            + $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'{(options.WithFiles ? "; img-src 'self' file:" : "")}\">"
            + $"<title>{title}</title><style>{Style}</style></head><body>\n<header><h1>{title}</h1>"
            + $"<p>{Encode(words.Head(conversation, at))}</p></header>\n");
    }

    public override Task WriteAsync(TimelineItem item, TimelineItem.Message? quoted)
    {
        var (name, time) = (Encode(words.Name(item.Actor)), words.Time(item.OccurredAt));
        return Writer.WriteAsync(item switch
        {
            TimelineItem.Message message => Article(message.Direction == MessageDirection.Inbound ? "inbound" : "outbound",
                $"{name}, {time}{(message.Delivery is { } delivery ? $", {Encode(words.Delivery(delivery))}" : "")}", Body(message), quoted),
            TimelineItem.Note note => Article("note", $"{words.Note}, {name}, {time}", Encode(note.Text)),
            TimelineItem.Activity activity => $"<p class=\"activity\">{time} {Encode(words.Of(activity))}</p>\n",
            _ => throw new InvalidOperationException($"{item.GetType()} is not written."),
        });
    }

    public override Task EndAsync() => Writer.WriteAsync("</body></html>\n");

    /// <summary>What it says; where its file stands beside this page, its name leads there, and a picture is shown.</summary>
    private string Body(TimelineItem.Message message)
    {
        var text = words.Of(message, withFiles: false);
        if (!options.WithFiles || FileOf(message) is not { } file) return Encode(text);
        var (name, path) = (words.File(file), Encode(AddressOf(message.Sequence, file)));
        var picture = Pictures.Contains(file.MimeType) ? $"<img src=\"{path}\" alt=\"\" loading=\"lazy\">" : "";
        return $"<a href=\"{path}\">{picture}{Encode(name)}</a>{Encode(text[name.Length..])}";
    }

    /// <summary>Relative to this page.</summary>
    private static string AddressOf(long sequence, StoredFile file) => string.Join('/', PathOf(sequence, file).Split('/').Select(Uri.EscapeDataString));

    private string Article(string kind, string head, string body, TimelineItem.Message? quoted = null) =>
        $"<article class=\"{kind}\"><small>{head}</small>\n{(quoted is null ? "" : $"<blockquote>{Encode(words.Quote(quoted))}</blockquote>")}{body}</article>\n";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
