using Microsoft.Extensions.Options;

namespace Parloir.Grains.Attachments;

/// <summary>Takes a content into the store and finds out what it is: the same for what agents upload and for what customers send.</summary>
internal sealed class AttachmentIntake(IBlobStore blobs, IOptions<AttachmentOptions> options)
{
    public long Limit => options.Value.Largest;

    /// <returns>Null when it is larger than <see cref="Limit"/>.</returns>
    public async Task<StoredFile?> TakeAsync(WorkspaceId workspace, string? fileName, Stream content, CancellationToken cancellationToken)
    {
        if (await blobs.WriteAsync(workspace, content, Limit, cancellationToken) is not { } blob) return null;
        await using var stored = await blobs.OpenAsync(workspace, blob.Id, cancellationToken) ?? throw new IOException($"The content {blob.Id} is gone.");
        var head = await SampleAsync(stored, 0, cancellationToken);
        var tail = await SampleAsync(stored, Math.Max(0, blob.Size - FileType.Sample), cancellationToken);
        var type = FileType.Of(head, tail, fileName ?? "");
        return new StoredFile(blob.Id, FileNames.Clean(fileName, type), type, blob.Size, type == "image/webp" && FileType.IsAnimated(head));
    }

    private static async Task<byte[]> SampleAsync(Stream stream, long position, CancellationToken cancellationToken)
    {
        stream.Position = position;
        var sample = new byte[Math.Min(FileType.Sample, stream.Length - position)];
        await stream.ReadExactlyAsync(sample, cancellationToken);
        return sample;
    }
}
