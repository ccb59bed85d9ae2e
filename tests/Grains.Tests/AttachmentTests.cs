using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;

namespace Parloir.Grains.Tests;

/// <summary>Files on both ways (S0-02, S0-28, S2-26, S2-33): through the real grains and a real database.</summary>
public sealed class AttachmentTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 a bill");

    [Fact]
    public async Task AFileOfACustomer_WhenItsMessageIsJournaled_IsFetchedAndStored()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Store.Files["media-1"] = Pdf;
        var opened = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Samples.Carla, Media(desk, "media-1", "bill.exe"));

        var attachment = await SettledAsync(desk, opened.Id);
        Assert.Equal((AttachmentState.Stored, "application/pdf", "bill.exe", Pdf.Length), (attachment.State, attachment.File!.MimeType, attachment.File.FileName, (int)attachment.File.Size));
        Assert.Equal(attachment.File, await Attachments(desk).FindAsync(desk.Workspace, opened.Id, await MediaSequenceAsync(desk, opened.Id), CancellationToken.None));
        Assert.Equal(Pdf, await ReadAsync(desk, attachment.File.Checksum));
    }

    [Fact]
    public async Task AFileThatIsStored_WhenSomebodyWatches_IsTold()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Store.Files["media-1"] = Pdf;
        var opened = await desk.OpenConversationAsync();
        var watcher = new ConversationWatcher();
        await watcher.WatchAsync(desk, opened.Id);
        await desk.ReceiveAsync(Samples.Carla, Media(desk, "media-1"));

        var added = Assert.IsType<TimelineChange.ItemAdded>(Assert.Single((await watcher.Next()).Changes));
        var content = Assert.IsType<MessageContent.Media>(Assert.IsType<TimelineItem.Message>(added.Item).Content);
        Assert.Equal(AttachmentState.Fetching, content.Attachment!.State);
        var changed = Assert.IsType<TimelineChange.AttachmentChanged>(Assert.Single((await watcher.Next()).Changes));
        Assert.Equal((added.Item.Sequence, AttachmentState.Stored), (changed.Message, changed.Attachment.State));
    }

    [Fact]
    public async Task AFileThatCannotBeHadYet_WhenTimePasses_IsAskedForAgain()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Store.Files["media-1"] = Pdf;
        desk.Store.Failure = () => desk.Store.Asked < 4 ? new MediaAnswer.TryLater(new DeliveryError("http_503", "Busy"), null) : null;
        var opened = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Samples.Carla, Media(desk, "media-1"));
        await desk.AdvanceUntilAsync(SettledAsync(desk, opened.Id));
        Assert.Equal(AttachmentState.Stored, (await SettledAsync(desk, opened.Id)).State);
        // Time runs while it asks: an answer may come too late for it, and is asked for once more.
        Assert.InRange(desk.Store.Asked, 4, int.MaxValue);
    }

    [Fact]
    public async Task AFileThatIsGone_WhenAskedFor_IsShownAsFailed()
    {
        await using var desk = await Desk.OpenAsync();
        var opened = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Samples.Carla, Media(desk, "nowhere"));
        var attachment = await SettledAsync(desk, opened.Id);
        Assert.Equal((AttachmentState.Failed, "100"), (attachment.State, attachment.Error!.Code));
        Assert.Null(await Attachments(desk).FindAsync(desk.Workspace, opened.Id, await MediaSequenceAsync(desk, opened.Id), CancellationToken.None));
    }

    [Fact]
    public async Task AFileThatIsNotWhatWasAnnounced_WhenItComes_IsNotBelieved()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Store.Files["media-1"] = Pdf;
        desk.Store.Failure = () => desk.Store.Asked == 1 ? new MediaAnswer.Opened(new MemoryStream([1, 2, 3]), new string('0', 64)) : null;
        var opened = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Samples.Carla, Media(desk, "media-1"));
        await desk.AdvanceUntilAsync(SettledAsync(desk, opened.Id));
        Assert.Equal("application/pdf", (await SettledAsync(desk, opened.Id)).File!.MimeType);
    }

    [Fact]
    public async Task AFetch_WhenTheProcessDiesDuringIt_IsMadeByTheNext()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Store.Files["media-1"] = Pdf;
        desk.Store.Failure = () => new MediaAnswer.TryLater(new DeliveryError("http_503", "Busy"), null);
        var opened = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Samples.Carla, Media(desk, "media-1"));
        await Waiting.Eventually(() => Task.FromResult(desk.Store.Asked > 0));
        await desk.CrashAsync();

        desk.Store.Failure = () => null;
        await desk.AdvanceUntilAsync(SettledAsync(desk, opened.Id));
        Assert.Equal(AttachmentState.Stored, (await SettledAsync(desk, opened.Id)).State);
    }

    [Fact]
    public async Task AnUpload_WhenItIsSent_GoesToTheProviderAndStaysWithItsMessage()
    {
        await using var desk = await Desk.OpenAsync();
        var opened = await desk.OpenConversationAsync();
        var upload = await UploadAsync(desk, Pdf, "bill.pdf");
        var file = await Attachments(desk).FindUploadAsync(desk.Workspace, Samples.Alice.Id, upload.Id, CancellationToken.None);
        await desk.DoAsync(opened.Id, Send("client-1", "Your bill", file!));
        await desk.Provider.Arrival();

        var sent = Assert.IsType<MessageContent.Media>(desk.Provider.Asked[^1].Content);
        Assert.Equal((MessageKind.Document, "Your bill", upload.File.Checksum), (sent.MediaKind, sent.Caption, sent.Attachment!.File!.Checksum));
        Assert.Equal(upload.File, await Attachments(desk).FindAsync(desk.Workspace, opened.Id, await MediaSequenceAsync(desk, opened.Id), CancellationToken.None));
    }

    [Fact]
    public async Task AnUpload_WhenSomebodyElseNamesIt_IsNotFound()
    {
        await using var desk = await Desk.OpenAsync();
        var upload = await UploadAsync(desk, Pdf, "bill.pdf");
        Assert.Null(await Attachments(desk).FindUploadAsync(desk.Workspace, Samples.Bruno.Id, upload.Id, CancellationToken.None));
        Assert.Null(await Attachments(desk).FindUploadAsync(new WorkspaceId("other"), Samples.Alice.Id, upload.Id, CancellationToken.None));
    }

    [Fact]
    public async Task AnUpload_WhenItIsNeverSent_IsForgottenWithItsContent()
    {
        await using var desk = await Desk.OpenAsync();
        var opened = await desk.OpenConversationAsync();
        var kept = await UploadAsync(desk, Pdf, "bill.pdf");
        await desk.DoAsync(opened.Id, Send("client-1", "", kept.File));
        await UploadAsync(desk, [1, 2, 3], "never-sent");
        await desk.PassAsync(TimeSpan.FromHours(26));
        await Waiting.Eventually(async () => await desk.CountAsync("uploads") == 0 && await desk.CountAsync("blobs") == 1);
        Assert.Equal(Pdf, await ReadAsync(desk, kept.File.Checksum));
    }

    [Fact]
    public async Task AnUpload_WhenItIsEmpty_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var refused = Assert.IsType<UploadResult.Refused>(
            await Attachments(desk).UploadAsync(desk.Workspace, Samples.Alice.Id, "empty", new MemoryStream(), CancellationToken.None));
        Assert.IsType<Rejection.AttachmentEmpty>(refused.Reason);
    }

    private static ConversationCommand.SendMessage Send(string id, string text, StoredFile file) => new(Samples.Alice, id, text, null, null, new MessageContent.Media(
        MessageKind.Document, null, null, null, null, null, new Attachment(AttachmentState.Stored, file, null)));

    private static IAttachments Attachments(Desk desk) => desk.Silo.Services.GetRequiredService<IAttachments>();

    private static async Task<UploadedAttachment> UploadAsync(Desk desk, byte[] content, string name) => Assert.IsType<UploadResult.Uploaded>(
        await Attachments(desk).UploadAsync(desk.Workspace, Samples.Alice.Id, name, new MemoryStream(content), CancellationToken.None)).Attachment;

    private static InboundEnvelope Media(Desk desk, string mediaId, string? fileName = null) => new(
        $"wamid.{mediaId}", desk.Time.GetUtcNow(),
        new InboundItem.Message($"wamid.{mediaId}", new MessageContent.Media(MessageKind.Document, mediaId, fileName, "image/jpeg", null, null), null, null));

    private static async Task<long> MediaSequenceAsync(Desk desk, ConversationId conversation) => (await MediaAsync(desk, conversation)).Sequence;

    private static async Task<TimelineItem.Message> MediaAsync(Desk desk, ConversationId conversation) =>
        (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Message>().Single(message => message.Content is MessageContent.Media);

    private static async Task<Attachment> SettledAsync(Desk desk, ConversationId conversation)
    {
        Attachment? attachment = null;
        await Waiting.Eventually(async () => (attachment = ((MessageContent.Media)(await MediaAsync(desk, conversation)).Content).Attachment)!.State != AttachmentState.Fetching);
        return attachment!;
    }

    private static async Task<byte[]> ReadAsync(Desk desk, BlobId blob)
    {
        await using var stream = await desk.Silo.Services.GetRequiredService<IBlobStore>().OpenAsync(desk.Workspace, blob, CancellationToken.None);
        var content = new byte[stream!.Length];
        await stream.ReadExactlyAsync(content);
        return content;
    }
}
