using System.Text.Json.Serialization;

namespace Parloir.Grains.Attachments;

/// <summary>Files on their way into messages, and the files of messages. By any node.</summary>
public interface IAttachments
{
    /// <summary>Takes a file in, for the uploader's next messages; what is in no message a day later is forgotten.</summary>
    Task<UploadResult> UploadAsync(WorkspaceId workspace, AgentId by, string fileName, Stream content, CancellationToken cancellationToken);

    /// <summary>Null when the agent has uploaded nothing under that id.</summary>
    Task<StoredFile?> FindUploadAsync(WorkspaceId workspace, AgentId by, AttachmentId id, CancellationToken cancellationToken);

    /// <summary>The file of a message; null when it has none, or none yet.</summary>
    Task<StoredFile?> FindAsync(WorkspaceId workspace, ConversationId conversation, long message, CancellationToken cancellationToken);
}

/// <param name="ExpiresAt">Until then it can be sent.</param>
public sealed record UploadedAttachment(AttachmentId Id, StoredFile File, DateTimeOffset ExpiresAt);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "result")]
[JsonDerivedType(typeof(Uploaded), "uploaded")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record UploadResult
{
    private UploadResult() { }

    public sealed record Uploaded(UploadedAttachment Attachment) : UploadResult;
    public sealed record Refused(Rejection Reason) : UploadResult;
}
