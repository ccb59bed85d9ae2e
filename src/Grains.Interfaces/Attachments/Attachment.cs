using System.Text.Json.Serialization;
using Parloir.Grains.Channels;

namespace Parloir.Grains.Attachments;

/// <summary>Fetching: the provider has it and we ask for it. Failed: it cannot be had.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AttachmentState>))]
public enum AttachmentState { Fetching, Stored, Failed }

/// <summary>The file of a message, and where it stands. Its bytes are at the message's own address.</summary>
/// <param name="File">With <see cref="AttachmentState.Stored"/>.</param>
/// <param name="Error">With <see cref="AttachmentState.Failed"/>, and while another attempt is to come.</param>
public sealed record Attachment(AttachmentState State, StoredFile? File, DeliveryError? Error);

/// <param name="Checksum">SHA-256: the content's name in the blob store.</param>
/// <param name="MimeType">What the content is, told from its first bytes, whatever the sender said.</param>
/// <param name="Animated">A moving picture; channels have a limit of their own for these.</param>
public sealed record StoredFile(BlobId Checksum, string FileName, string MimeType, long Size, bool Animated = false);

[JsonConverter(typeof(IdConverter<AttachmentId>))]
public readonly record struct AttachmentId(string Value) : IId<AttachmentId>
{
    public static AttachmentId Of(string value) => new(value);
    public static AttachmentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}
