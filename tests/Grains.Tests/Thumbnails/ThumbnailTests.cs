using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Erasure;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Thumbnails;

namespace Parloir.Grains.Tests.Thumbnails;

/// <summary>S2-26: the thumbnails of a contact centre, on a real database.</summary>
public sealed class ThumbnailTests
{
    [Fact]
    public async Task Find_WhenManyAsk_IsDrawnOnceAndKeptAsAContent()
    {
        await using var desk = await Desk.OpenAsync();
        var file = await UploadAsync(desk, Pictures.Turned);
        var thumbnails = desk.Silo.Services.GetRequiredService<IThumbnails>();
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => thumbnails.FindAsync(desk.Workspace, file, default))).Soon();
        var made = Assert.IsType<ThumbnailResult.Made>(Assert.Single(results.Distinct()));
        Assert.Equal(made, await thumbnails.FindAsync(desk.Workspace, file, default));
        await using var content = await Blobs(desk).OpenAsync(desk.Workspace, made.Content, default);
        var picture = new byte[content!.Length];
        await content.ReadExactlyAsync(picture);
        Assert.Equal((427, 640), Pictures.SizeOf(picture));
        Assert.Equal((1, 2), (await desk.CountAsync("thumbnails", "attempts = 1"), await desk.CountAsync("blobs")));
        Assert.NotEqual(made, await thumbnails.FindAsync(new WorkspaceId("other"), file, default));
    }

    [Fact]
    public async Task Find_WhenContentsAreInAFolder_IsKeptThere()
    {
        await using var desk = await Desk.OpenAsync();
        var folder = Directory.CreateTempSubdirectory("parloir-thumbnails-");
        try
        {
            var store = new FolderBlobStore(folder.FullName, desk.Time);
            var blob = (await store.WriteAsync(desk.Workspace, new MemoryStream(Pictures.Turned), long.MaxValue, default))!;
            var file = new StoredFile(blob.Id, "cat.jpg", "image/jpeg", blob.Size);
            var thumbnails = new Grains.Thumbnails.Thumbnails(Rows(desk), store, desk.Silo.Services.GetRequiredService<Drawer>());
            var made = Assert.IsType<ThumbnailResult.Made>(await thumbnails.FindAsync(desk.Workspace, file, default).Soon());
            await using var content = await store.OpenAsync(desk.Workspace, made.Content, default);
            Assert.NotNull(content);
            Assert.Equal(0, await desk.CountAsync("blobs"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Find_WhenAPictureIsBroken_IsTriedOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var file = await UploadAsync(desk, Pictures.Turned[..4000]);
        Assert.Equal("image/jpeg", file.MimeType);
        var thumbnails = desk.Silo.Services.GetRequiredService<IThumbnails>();
        for (var view = 0; view < 3; view++) Assert.IsType<ThumbnailResult.Never>(await thumbnails.FindAsync(desk.Workspace, file, default).Soon());
        Assert.Equal(1, await desk.CountAsync("thumbnails", "state = 'Unreadable' and attempts = 1"));
    }

    [Fact]
    public async Task Find_WhenTheProcessDiesOfIt_IsTriedThreeTimes()
    {
        await using var desk = await Desk.OpenAsync();
        var file = await UploadAsync(desk, Pictures.Turned);
        var deadly = DrawingProgram.Find("node").Program! with { Script = "process.stdout.write(Buffer.from([0, 0, 0, 0, 0])); process.stdin.once('data', () => process.exit(1));" };
        using var drawer = new Drawer(deadly, desk.Time, NullLogger<Drawer>.Instance);
        var thumbnails = new Grains.Thumbnails.Thumbnails(Rows(desk), Blobs(desk), drawer);
        for (var attempt = 1; attempt < ThumbnailRules.Attempts; attempt++) Assert.IsType<ThumbnailResult.NotNow>(await thumbnails.FindAsync(desk.Workspace, file, default).Soon());
        for (var view = 0; view < 3; view++) Assert.IsType<ThumbnailResult.Never>(await thumbnails.FindAsync(desk.Workspace, file, default).Soon());
        Assert.Equal(1, await desk.CountAsync("thumbnails", "state = 'Broken' and attempts = 3"));
    }

    [Fact]
    public async Task Find_WhenNothingHereDraws_RemembersNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var file = await UploadAsync(desk, Pictures.Turned);
        using var drawer = new Drawer(null, desk.Time, NullLogger<Drawer>.Instance);
        Assert.IsType<ThumbnailResult.NotNow>(await new Grains.Thumbnails.Thumbnails(Rows(desk), Blobs(desk), drawer).FindAsync(desk.Workspace, file, default));
        Assert.Equal(0, await desk.CountAsync("thumbnails"));
    }

    [Theory]
    [InlineData("image/jpeg", 20L << 20, true)]
    [InlineData("image/jpeg", (20L << 20) + 1, false)]
    [InlineData("image/heic", 1, false)]
    [InlineData("image/svg+xml", 1, false)]
    [InlineData("application/pdf", 1, false)]
    public void MayHaveOne_WhateverTheFileIs_IsKnownWithoutLookingIntoIt(string mimeType, long size, bool expected) =>
        Assert.Equal(expected, ThumbnailRules.MayHaveOne(new StoredFile(new BlobId(new string('a', 64)), "x.jpg", mimeType, size)));

    [Fact]
    public async Task AnUpload_WhenItsPictureWasDrawnForAnErasedMessage_TakesTheThumbnailAlong()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var file = await UploadAsync(desk, Pictures.Turned);
        await SendAsync(desk, view.Id, file);
        Assert.IsType<ThumbnailResult.Made>(await desk.Silo.Services.GetRequiredService<IThumbnails>().FindAsync(desk.Workspace, file, default).Soon());
        await desk.Conversation(view.Id).Erase(Samples.Alice, "").Soon();
        // The upload names the content for a day.
        desk.Time.Advance(ErasedContents.Fresh + TimeSpan.FromMinutes(1));
        await Waiting.Eventually(async () => await desk.CountAsync("erased_contents") == 0);
        Assert.Equal(2, await desk.CountAsync("blobs"));

        await desk.PassAsync(TimeSpan.FromHours(26));

        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("blobs") == 0));
        Assert.Equal(0, await desk.CountAsync("thumbnails"));
    }

    internal static async Task<StoredFile> UploadAsync(Desk desk, byte[] picture) => Assert.IsType<UploadResult.Uploaded>(
        await desk.Silo.Services.GetRequiredService<IAttachments>().UploadAsync(desk.Workspace, Samples.Alice.Id, "cat.jpg", new MemoryStream(picture), default)).Attachment.File;

    /// <summary>Done when the provider has taken it: nothing of it is under way then.</summary>
    internal static async Task SendAsync(Desk desk, ConversationId conversation, StoredFile file)
    {
        var content = new MessageContent.Media(MessageKind.Image, null, null, null, null, null, new Attachment(AttachmentState.Stored, file, null));
        await desk.DoAsync(conversation, new ConversationCommand.SendMessage(Samples.Alice, "picture-1", "", null, null, content));
        var sent = (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Message>().Single(message => message.ClientMessageId == "picture-1");
        await desk.DeliveredAsync(conversation, sent.Sequence, DeliveryStatus.Sent);
    }

    private static ThumbnailRows Rows(Desk desk) => desk.Silo.Services.GetRequiredService<ThumbnailRows>();

    private static IBlobStore Blobs(Desk desk) => desk.Silo.Services.GetRequiredService<IBlobStore>();
}
