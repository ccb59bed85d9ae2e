using Npgsql;
using Parloir.Grains.Attachments;
using Parloir.Grains.Thumbnails;
using Parloir.Journal;

namespace Parloir.Grains.Erasure;

/// <summary>The files of deleted conversations, on their way out: a content may be named by another message as well, and stays then.</summary>
internal sealed class ErasedContents(NpgsqlDataSource database, IBlobStore blobs, ThumbnailRows thumbnails, TimeProvider clock)
{
    /// <summary>What was written so lately may be on its way into a message.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private const int Batch = 100;
    /// <summary>PostgreSQL keeps microseconds: a tick less would be rounded away, and the content kept for good.</summary>
    private static readonly TimeSpan ClockOfTheDatabase = TimeSpan.FromMicroseconds(1);

    /// <summary>A file that came for a conversation that was deleted meanwhile.</summary>
    public async Task AddAsync(WorkspaceId workspace, BlobId blob, CancellationToken cancellationToken)
    {
        await using var command = Command("contents-add", workspace.Value, blob.Value, clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Looks at those whose time has come. A content is forgotten before its row is: whatever breaks off is done again.</summary>
    public async Task ForgetDueAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - Fresh;
        while (await DueAsync(until, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var (workspace, blob, isNamed) in due)
            {
                if (!isNamed)
                {
                    await thumbnails.ForgetAsync(workspace, blob, cancellationToken);
                    await blobs.DeleteAsync(workspace, blob, until + ClockOfTheDatabase, cancellationToken);
                }
                await using var command = Command("contents-forget", workspace.Value, blob.Value);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private async Task<List<(WorkspaceId Workspace, BlobId Blob, bool IsNamed)>> DueAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = Command("contents-due", until, Batch);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<(WorkspaceId, BlobId, bool)>();
        while (await reader.ReadAsync(cancellationToken)) due.Add((new WorkspaceId(reader.GetString(0)), new BlobId(reader.GetString(1)), reader.GetBoolean(2)));
        return due;
    }

    private NpgsqlCommand Command(string query, params object[] parameters)
    {
        var command = database.CreateCommand(SqlFile.Beside<ErasedContents>(query));
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        return command;
    }
}
