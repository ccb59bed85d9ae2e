using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Grains.Attachments;

namespace Parloir.Web.Tests.World;

/// <summary>Answers as the test has set; of what it has set nothing, that it cannot draw.</summary>
internal sealed class FakeThumbnails : IThumbnails
{
    public ConcurrentDictionary<BlobId, ThumbnailResult> Results { get; } = new();

    public Task<ThumbnailResult> FindAsync(WorkspaceId workspace, StoredFile file, CancellationToken cancellationToken) =>
        Task.FromResult(Results.GetValueOrDefault(file.Checksum, new ThumbnailResult.NotNow()));
}
