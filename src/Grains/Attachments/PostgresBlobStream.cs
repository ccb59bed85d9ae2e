using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Attachments;

/// <summary>Reads a content piece by piece; between the pieces no connection is held, however slow the reader is.</summary>
internal sealed class PostgresBlobStream(NpgsqlDataSource database, WorkspaceId workspace, BlobId blob, long size) : Stream
{
    private byte[] piece = [];
    private long pieceNumber = -1;
    private long position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => size;

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= size || buffer.IsEmpty) return 0;
        await LoadAsync(position / BlobSpool.PieceSize, cancellationToken);
        var within = (int)(position % BlobSpool.PieceSize);
        var length = Math.Min(buffer.Length, piece.Length - within);
        piece.AsMemory(within, length).CopyTo(buffer);
        position += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => size + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Flush() { }

    private async ValueTask LoadAsync(long number, CancellationToken cancellationToken)
    {
        if (number == pieceNumber) return;
        await using var command = database.CreateCommand(SqlFile.Beside<PostgresBlobStore>("blob-chunks-read"));
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(blob.Value);
        command.Parameters.AddWithValue((int)number);
        piece = await command.ExecuteScalarAsync(cancellationToken) as byte[] ?? throw new IOException($"The content {blob} was deleted while it was read.");
        pieceNumber = number;
    }
}
