using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>Files, places, cards, quotes and reactions on their way to the customer (S0-02, S0-27, S0-28, S2-33, S2-34).</summary>
public sealed class WritingTests
{
    private const long Megabyte = 1024 * 1024;
    private static readonly BlobId Blob = new(new string('a', 64));

    [Theory]
    [InlineData("image/jpeg", 5 * Megabyte, MessageKind.Image)]
    [InlineData("image/png", 1, MessageKind.Image)]
    [InlineData("video/mp4", 16 * Megabyte, MessageKind.Video)]
    [InlineData("audio/ogg", 16 * Megabyte, MessageKind.Audio)]
    [InlineData("application/pdf", 100 * Megabyte, MessageKind.Document)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1, MessageKind.Document)]
    [InlineData("text/plain", 1, MessageKind.Document)]
    [InlineData("image/webp", 100 * 1024, MessageKind.Sticker)]
    public void Send_WhenTheChannelTakesTheFile_QueuesItsKind(string mimeType, long size, MessageKind kind) // S2-33
    {
        var content = Queued(Send(Story.Opened(), "", File(mimeType, size)));
        Assert.Equal(kind, content.Kind);
        Assert.Equal(AttachmentState.Stored, Assert.IsType<MessageContent.Media>(content).Attachment!.State);
    }

    [Theory]
    [InlineData("image/jpeg", 5 * Megabyte)]
    [InlineData("video/3gpp", 16 * Megabyte)]
    [InlineData("audio/aac", 16 * Megabyte)]
    [InlineData("application/pdf", 100 * Megabyte)]
    [InlineData("image/webp", 100 * 1024)]
    public void Send_WhenTheFileIsOneByteTooLarge_IsRefusedWithTheLimit(string mimeType, long limit) => // S2-34
        Assert.Equal(new Rejection.AttachmentTooLarge(limit), Refused(Send(Story.Opened(), "", File(mimeType, limit + 1))));

    [Fact]
    public void Send_WhenAStickerMoves_HasALimitOfItsOwn()
    {
        Assert.Equal(MessageKind.Sticker, Queued(Send(Story.Opened(), "", File("image/webp", 500 * 1024, animated: true))).Kind);
        Assert.Equal(new Rejection.AttachmentTooLarge(500 * 1024), Refused(Send(Story.Opened(), "", File("image/webp", 500 * 1024 + 1, animated: true))));
    }

    [Theory]
    [InlineData("image/gif")]
    [InlineData("application/zip")]
    [InlineData("application/octet-stream")]
    [InlineData("image/heic")]
    public void Send_WhenTheChannelTakesNoSuchFile_IsRefused(string mimeType) => // S0-28
        Assert.Equal(new Rejection.AttachmentTypeNotSupported(mimeType), Refused(Send(Story.Opened(), "", File(mimeType, 1))));

    [Fact]
    public void Send_WhenThereAreWordsWithTheFile_TheyAreItsCaption()
    {
        Assert.Equal("A cat", Assert.IsType<MessageContent.Media>(Queued(Send(Story.Opened(), "A cat", File("image/png", 1)))).Caption);
        Assert.Equal(new Rejection.TextTooLong(1025, 1024), Refused(Send(Story.Opened(), new string('x', 1025), File("image/png", 1))));
        Assert.Equal(new Rejection.CaptionNotSupported("Audio"), Refused(Send(Story.Opened(), "Listen", File("audio/ogg", 1))));
        Assert.Equal(new Rejection.CaptionNotSupported("Sticker"), Refused(Send(Story.Opened(), "Ha", File("image/webp", 1))));
    }

    [Fact]
    public void Send_WhenTheWindowIsClosed_RefusesAFileAsWell() => // S2-10
        Assert.IsType<Rejection.WindowClosed>(Refused(Send(Story.Opened().After(TimeSpan.FromHours(24)), "", File("image/png", 1))));

    [Fact]
    public void Send_WhenItIsAPlaceOrCards_GoesWithoutWords()
    {
        Assert.Equal(MessageKind.Location, Queued(Send(Story.Opened(), "", new MessageContent.Location(48.8, 2.3, "Paris", null))).Kind);
        Assert.Equal(MessageKind.ContactCard, Queued(Send(Story.Opened(), "", new MessageContent.ContactCards([new SharedContact("Dora", ["+336"], [])]))).Kind);
        Assert.Equal(new Rejection.CaptionNotSupported("Location"), Refused(Send(Story.Opened(), "Here", new MessageContent.Location(48.8, 2.3, null, null))));
        Assert.Equal(new Rejection.ContentInvalid("location"), Refused(Send(Story.Opened(), "", new MessageContent.Location(91, 0, null, null))));
        Assert.Equal(new Rejection.ContentInvalid("contacts"), Refused(Send(Story.Opened(), "", new MessageContent.ContactCards([]))));
        Assert.Equal(new Rejection.ContentInvalid("contacts"), Refused(Send(Story.Opened(), "", new MessageContent.ContactCards([new SharedContact("Dora", [], [])]))));
    }

    [Fact]
    public void Send_WhenTheChannelCarriesOnlyText_RefusesTheRest()
    {
        var story = Story.Opened(WebChatOpening);
        Assert.IsType<Rejection.ContentNotSupported>(Refused(Send(story, "", File("image/png", 1))));
        Assert.IsType<Rejection.ContentNotSupported>(Refused(Send(story, "", new MessageContent.Location(1, 1, null, null))));
        Assert.Equal(new Rejection.ContentNotSupported("FormAnswer"), Refused(Send(Story.Opened(), "", new MessageContent.FormAnswer([]))));
    }

    [Fact]
    public void Send_WhenItQuotes_NamesTheMessageByTheProvidersId()
    {
        var story = Story.Opened();
        var send = new ConversationCommand.SendMessage(Alice, "c", "Yes", null, InReplyTo: 2);
        Assert.Equal(new Rejection.UnknownMessage(), Refused(ConversationRules.Decide(story.State, send, story.Now)));
        var queued = Event(ConversationRules.Decide(story.State, send, story.Now, new Lookups(TargetId: "wamid.1")));
        Assert.Equal((2L, "wamid.1"), (queued.QuotedMessage!.Value, queued.Target));
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("❤️")]
    [InlineData("👩‍🚒")]
    [InlineData("1️⃣")]
    [InlineData(null)]
    public void React_WhenTheMessageIsKnown_AnswersNobody(string? emoji)
    {
        var story = Story.Opened();
        var queued = Event(ConversationRules.Decide(story.State, new ConversationCommand.React(Alice, "c", 2, emoji), story.Now, new Lookups(TargetId: "wamid.1")));
        Assert.Equal(new MessageContent.Reaction(2, emoji), queued.Content);

        story.Commit(_ => ConversationRules.Decide(story.State, new ConversationCommand.React(Alice, "c", 2, emoji), story.Now, new Lookups(TargetId: "wamid.1")));
        Assert.False(story.State.Answered);
        Assert.NotNull(story.State.WaitingSince);
        Assert.Null(story.State.Assignee);
        Assert.Equal("Hello", story.State.Preview!.Text);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("👍👍")]
    [InlineData("1")]
    [InlineData("!")]
    public void React_WhenItIsNoEmoji_IsRefused(string emoji)
    {
        var story = Story.Opened();
        Assert.Equal(new Rejection.ContentInvalid("emoji"), Refused(ConversationRules.Decide(
            story.State, new ConversationCommand.React(Alice, "c", 2, emoji), story.Now, new Lookups(TargetId: "wamid.1"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b")]
    public void Write_WhenTheClientMessageIdCannotBeOne_IsRefused(string id) =>
        Assert.IsType<Rejection.ClientMessageIdInvalid>(Refused(Story.Opened().Try(new ConversationCommand.SendMessage(Alice, id, "Hello", null))));

    [Fact]
    public void Write_WhenTheClientMessageIdIsTooLong_IsRefusedFromTheNextCharacterOn()
    {
        Story.Opened().Do(new ConversationCommand.AddNote(Alice, new string('x', TextRules.ClientMessageIdLimit), "Note"));
        Assert.Equal(
            new Rejection.ClientMessageIdInvalid(64), Refused(Story.Opened().Try(new ConversationCommand.AddNote(Alice, new string('x', TextRules.ClientMessageIdLimit + 1), "Note"))));
    }

    [Fact]
    public void Commands_WhenCounted_HaveNoneThatEditsOrTakesBackWhatWasSent() // S0-27
    {
        var names = typeof(ConversationCommand).GetNestedTypes().Select(type => type.Name).ToList();
        Assert.DoesNotContain(names, name => name.Contains("Edit", StringComparison.Ordinal) || name.Contains("Revoke", StringComparison.Ordinal)
            || name.Contains("Unsend", StringComparison.Ordinal) || name.Contains("DeleteMessage", StringComparison.Ordinal));
    }

    private static Decision Send(Story story, string text, MessageContent enclosure) =>
        ConversationRules.Decide(story.State, new ConversationCommand.SendMessage(Alice, "client-x", text, null, null, enclosure), story.Now);

    private static MessageContent.Media File(string mimeType, long size, bool animated = false) => new(
        MessageKind.Document, null, null, null, null, null, new Attachment(AttachmentState.Stored, new StoredFile(Blob, "file", mimeType, size, animated), null));

    private static MessageContent Queued(Decision decision) => Event(decision).Content;

    private static ConversationEvent.MessageQueued Event(Decision decision) =>
        Assert.IsType<ConversationEvent.MessageQueued>(Assert.IsType<Decision.Accepted>(decision).Events[0].Event);

    private static Rejection Refused(Decision decision) => Assert.IsType<Decision.Rejected>(decision).Reason;
}
