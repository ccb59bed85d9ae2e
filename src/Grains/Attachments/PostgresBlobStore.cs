using System.Buffers;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Attachments;

/// <summary>Keeps contents in the database, in pieces: a cluster needs no other storage, and a backup of the database holds all.</summary>
internal sealed class PostgresBlobStore(NpgsqlDataSource database, TimeProvider clock) : IBlobStore
{
    public async Task<Blob?> WriteAsync(WorkspaceId workspace, Stream content, long limit, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"parloir-{Guid.CreateVersion7(clock.GetUtcNow()):N}");
        await using var spool = await BlobSpool.ReadAsync(content, path, FileOptions.DeleteOnClose, limit, cancellationToken);
        if (spool is null) return null;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Of two who write the same at once the second waits here, and finds it there.
        if (await EnterAsync(connection, workspace, spool.Blob, cancellationToken)) await WritePiecesAsync(connection, workspace, spool, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return spool.Blob;
    }

    public async Task<Stream?> OpenAsync(WorkspaceId workspace, BlobId blob, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SqlFile.Beside<PostgresBlobStore>("blobs-size"));
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(blob.Value);
        return await command.ExecuteScalarAsync(cancellationToken) is long size ? new PostgresBlobStream(database, workspace, blob, size) : null;
    }

    public async Task DeleteAsync(WorkspaceId workspace, BlobId blob, DateTimeOffset writtenBefore, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SqlFile.Beside<PostgresBlobStore>("blobs-delete"));
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(blob.Value);
        command.Parameters.AddWithValue(writtenBefore);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <returns>False when the content is there already.</returns>
    private async Task<bool> EnterAsync(NpgsqlConnection connection, WorkspaceId workspace, Blob blob, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Beside<PostgresBlobStore>("blobs-enter"), connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(blob.Id.Value);
        command.Parameters.AddWithValue(blob.Size);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task WritePiecesAsync(NpgsqlConnection connection, WorkspaceId workspace, BlobSpool spool, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlobSpool.PieceSize);
        try
        {
            for (var position = 0; ; position++)
            {
                var read = await spool.File.ReadAtLeastAsync(buffer.AsMemory(0, BlobSpool.PieceSize), BlobSpool.PieceSize, throwOnEndOfStream: false, cancellationToken);
                if (read == 0) return;
                await using var command = new NpgsqlCommand(SqlFile.Beside<PostgresBlobStore>("blob-chunks-add"), connection);
                command.Parameters.AddWithValue(workspace.Value);
                command.Parameters.AddWithValue(spool.Blob.Id.Value);
                command.Parameters.AddWithValue(position);
                command.Parameters.AddWithValue(new ArraySegment<byte>(buffer, 0, read));
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
