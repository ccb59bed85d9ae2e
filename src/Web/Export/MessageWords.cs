using System.Globalization;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>What a message says, as lines.</summary>
internal static class MessageWords
{
    /// <param name="withFiles">Whether the files stand beside the transcript: where is said then.</param>
    public static string Of(this TranscriptWords words, TimelineItem.Message message, bool withFiles)
    {
        var file = Transcript.FileOf(message) is { } stored ? $"{words.File(stored)}{(withFiles ? $" → {Transcript.PathOf(message.Sequence, stored)}" : "")}" : null;
        return message.Content switch
        {
            MessageContent.Media media => Lines(file ?? words.MissingFile(media), media.Caption),
            MessageContent.Template template => Lines([
                file, template.Rendering.Header, Place(template.Rendering.HeaderLocation), template.Rendering.Body, template.Rendering.Footer,
                .. template.Rendering.Buttons.Select(button => $"[{button.Text}]")]),
            var content => words.Of(content),
        };
    }

    public static string Of(this TranscriptWords words, MessageContent content) => content switch
    {
        MessageContent.Text text => text.Body,
        MessageContent.Location place => $"{words.Kind(content)}{words.Colon}{Place(place.Latitude, place.Longitude, place.Name, place.Address)}",
        MessageContent.ContactCards cards => Lines([.. cards.Contacts.Select(card => $"{words.Kind(content)}{words.Colon}{string.Join(", ", [card.Name, .. card.Phones, .. card.Emails])}")]),
        MessageContent.Choice choice => Lines($"{words.Desk.Say("thread.chose")}{words.Colon}{choice.Title}", choice.Description),
        MessageContent.Form form => Lines([$"{words.Kind(content)}{words.Colon}{form.Title}", form.Body, .. form.Fields.Select(field => $"- {field.Label}")]),
        MessageContent.FormAnswer answer => Lines([
            $"{words.Kind(content)}{(answer.Of is { } of ? $"{words.Colon}{of.Title}" : "")}",
            .. answer.Fields.Select(given => $"- {given.Label ?? given.Name}{words.Colon}{(given.Value.Length > 0 ? given.Value : words.Desk.Say("forms.unanswered"))}")]),
        MessageContent.Reaction { Emoji: { } emoji } => $"{words.Kind(content)}{words.Colon}{emoji}",
        MessageContent.Reaction => words.Desk.Say("thread.reactionRemoved"),
        MessageContent.Unsupported unsupported => Lines(words.Desk.Say("thread.unsupported", ("type", unsupported.ProviderType)), unsupported.Description),
        _ => content.Words,
    };

    /// <summary>What a message with a file says first.</summary>
    public static string File(this TranscriptWords words, StoredFile file) => $"{words.Desk.Say("kinds.Document")}{words.Colon}{file.FileName} ({words.Size(file.Size)})";

    private static string MissingFile(this TranscriptWords words, MessageContent.Media media) =>
        $"{words.Kind(media)}{(media.FileName is { } name ? $"{words.Colon}{name}" : "")} ({words.Desk.Say(media.Attachment?.State == AttachmentState.Fetching ? "media.fetching" : "media.failed")})";

    private static string Kind(this TranscriptWords words, MessageContent content) => words.Desk.Say($"kinds.{content.Kind}");

    private static string? Place(TemplateLocation? place) => place is null ? null : Place(place.Latitude, place.Longitude, place.Name, place.Address);

    private static string Place(double latitude, double longitude, string? name, string? address) => string.Create(
        CultureInfo.InvariantCulture, $"{string.Concat(new[] { name, address }.Where(part => !string.IsNullOrEmpty(part)).Select(part => $"{part}, "))}{latitude}, {longitude}");

    private static string Lines(params string?[] lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
}
