using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Grains.Attachments;
using Parloir.Testing;

namespace Parloir.Web.Tests.World;

internal sealed class FakeAttachments(MemoryBlobStore blobs) : IAttachments
{
    private readonly ConcurrentDictionary<(WorkspaceId, ConversationId, long), StoredFile> ofMessages = new();
    private readonly ConcurrentDictionary<(WorkspaceId, AgentId, AttachmentId), StoredFile> uploads = new();

    /// <summary>Why the next upload is refused.</summary>
    public Rejection? Rejection { get; set; }

    public async Task<StoredFile> AddAsync(string conversation, long message, string fileName, string mimeType, byte[] content, WorkspaceId? workspace = null)
    {
        var blob = await blobs.WriteAsync(workspace ?? DeskWorld.Demo, new MemoryStream(content), long.MaxValue, CancellationToken.None);
        return ofMessages[(workspace ?? DeskWorld.Demo, new ConversationId(conversation), message)] = new StoredFile(blob!.Id, fileName, mimeType, blob.Size);
    }

    public async Task<UploadResult> UploadAsync(WorkspaceId workspace, AgentId by, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var blob = await blobs.WriteAsync(workspace, content, long.MaxValue, cancellationToken);
        if (Rejection is { } reason) return new UploadResult.Refused(reason);
        var upload = new UploadedAttachment(new AttachmentId($"upload-{uploads.Count}"), new StoredFile(blob!.Id, fileName, "image/png", blob.Size), DateTimeOffset.UnixEpoch);
        uploads[(workspace, by, upload.Id)] = upload.File;
        return new UploadResult.Uploaded(upload);
    }

    public Task<StoredFile?> FindUploadAsync(WorkspaceId workspace, AgentId by, AttachmentId id, CancellationToken cancellationToken) =>
        Task.FromResult(uploads.GetValueOrDefault((workspace, by, id)));

    public Task<StoredFile?> FindAsync(WorkspaceId workspace, ConversationId conversation, long message, CancellationToken cancellationToken) =>
        Task.FromResult(ofMessages.GetValueOrDefault((workspace, conversation, message)));
}
