using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Conversations;

/// <summary>Which messages have a file, and where it stands.</summary>
internal static class AttachmentRules
{
    private static readonly Attachment Fetching = new(AttachmentState.Fetching, null, null);
    private static readonly Attachment Nowhere = new(AttachmentState.Failed, null, new DeliveryError("no_media", "The provider did not tell where the file is."));

    /// <summary>What an event tells of a message's file; null when it tells nothing.</summary>
    public static Attachment? Of(Recorded<ConversationEvent> recorded) => recorded.Event switch
    {
        ConversationEvent.MessageReceived received => Of(received.Content),
        ConversationEvent.MessageEchoed echoed => Of(echoed.Content),
        ConversationEvent.MessageQueued queued => Of(queued.Content),
        ConversationEvent.AttachmentStored stored => new Attachment(AttachmentState.Stored, stored.File, null),
        ConversationEvent.AttachmentFailed failed => new Attachment(AttachmentState.Failed, null, failed.Error),
        _ => null,
    };

    /// <summary>The content as it is shown: what a provider has yet to give is on its way.</summary>
    public static MessageContent Shown(MessageContent content) =>
        content is MessageContent.Media { Attachment: null } media ? media with { Attachment = Of(media) } : content;

    /// <summary>Where the file of a customer's message is fetched from; null when nothing has to be.</summary>
    public static MediaToFetch? SourceOf(ConversationState state, ConversationEvent @event) => (@event switch
    {
        ConversationEvent.MessageReceived received => received.Content,
        ConversationEvent.MessageEchoed echoed => echoed.Content,
        _ => null,
    }) is MessageContent.Media { ProviderMediaId: { } id } media ? new MediaToFetch(state.Opening!.Channel.Account, id, media.FileName) : null;

    /// <param name="known">Where the file stands; null when the message has none.</param>
    public static Decision<ConversationEvent> Record(long message, Attachment? known, Attachment told) => (known?.State, told) switch
    {
        (AttachmentState.Fetching, { State: AttachmentState.Stored, File: { } file }) => Accept(new ConversationEvent.AttachmentStored(message, file)),
        (AttachmentState.Fetching, { State: AttachmentState.Failed, Error: { } error }) => Accept(new ConversationEvent.AttachmentFailed(message, error)),
        _ => Decision<ConversationEvent>.Nothing,
    };

    private static Attachment? Of(MessageContent content) => content switch
    {
        MessageContent.Media { Attachment: { } attachment } => attachment,
        MessageContent.Media { ProviderMediaId: null } => Nowhere,
        MessageContent.Media => Fetching,
        MessageContent.Template { Rendering.HeaderFile: { } file } => new Attachment(AttachmentState.Stored, file, null),
        _ => null,
    };

    private static Decision<ConversationEvent>.Accepted Accept(ConversationEvent @event) => new([new(@event)]);
}
