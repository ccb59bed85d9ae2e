using System.Buffers;
using System.Text.Json.Serialization;

namespace Parloir.Grains.Attachments;

/// <summary>
/// Keeps bytes under their own SHA-256, each workspace's for itself: the same file twice in a workspace is kept once, and no workspace can tell what
/// another one has. What was written is durable when the call returns; what broke off leaves nothing behind. Contents are streamed, never held whole.
/// </summary>
public interface IBlobStore
{
    /// <summary>Reads to the end and keeps it; content that is there already is kept for as long as if it were new.</summary>
    /// <returns>Null when it is longer than <paramref name="limit"/>: nothing is kept.</returns>
    Task<Blob?> WriteAsync(WorkspaceId workspace, Stream content, long limit, CancellationToken cancellationToken);

    /// <summary>A seekable stream of known length, to be read asynchronously; null when nothing is kept under that name.</summary>
    Task<Stream?> OpenAsync(WorkspaceId workspace, BlobId blob, CancellationToken cancellationToken);

    /// <summary>Forgets what was last written before <paramref name="writtenBefore"/>; what is younger, or is not there, is left as it is.</summary>
    Task DeleteAsync(WorkspaceId workspace, BlobId blob, DateTimeOffset writtenBefore, CancellationToken cancellationToken);
}

public sealed record Blob(BlobId Id, long Size);

/// <summary>SHA-256 of the content, 64 lower-case hex digits.</summary>
[JsonConverter(typeof(IdConverter<BlobId>))]
public readonly record struct BlobId(string Value) : IId<BlobId>
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static BlobId Of(string value) => new(value);
    public override string ToString() => Value;

    /// <summary>Whether it can be a blob's name at all: what cannot is never part of a path or a query.</summary>
    public bool IsValid => Value is { Length: 64 } && !Value.AsSpan().ContainsAnyExcept(Digits);
}
