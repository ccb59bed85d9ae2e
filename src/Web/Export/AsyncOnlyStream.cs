namespace Parloir.Web.Export;

/// <summary>
/// Between an archive and a response. An archive ends its entries with a few bytes written synchronously, even when everything else is not; a response takes
/// none, because a slow client would hold a thread. They are kept here until the next asynchronous write.
/// </summary>
internal sealed class AsyncOnlyStream(Stream inner) : Stream
{
    private readonly MemoryStream kept = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => kept.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => kept.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await WriteKeptAsync(cancellationToken);
        await inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush()
    {
        // The next asynchronous write or flush does.
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await WriteKeptAsync(cancellationToken);
        await inner.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) kept.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask WriteKeptAsync(CancellationToken cancellationToken)
    {
        if (kept.Length == 0) return;
        await inner.WriteAsync(kept.GetBuffer().AsMemory(0, (int)kept.Length), cancellationToken);
        kept.SetLength(0);
    }
}
