using Npgsql;
using Parloir.Grains.Attachments;
using Parloir.Journal;

namespace Parloir.Grains.Thumbnails;

/// <summary>What is known of thumbnails, by the content that they show.</summary>
internal sealed class ThumbnailRows(NpgsqlDataSource database, TimeProvider clock)
{
    public async Task<KnownThumbnail?> FindAsync(WorkspaceId workspace, BlobId content, CancellationToken cancellationToken)
    {
        await using var command = Command("thumbnails-find", workspace.Value, content.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new KnownThumbnail(Enum.Parse<ThumbnailState>(reader.GetString(0)), reader.IsDBNull(1) ? null : new BlobId(reader.GetString(1)), reader.GetInt32(2))
            : null;
    }

    /// <summary>After the thumbnail itself was written: its row is never older than its content.</summary>
    public async Task PutAsync(WorkspaceId workspace, BlobId content, KnownThumbnail known, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "thumbnails-put", workspace.Value, content.Value, known.State.ToString(), (object?)known.Thumbnail?.Value ?? DBNull.Value, known.Attempts, clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A content is about to go: what was drawn of it joins the contents on their way out.</summary>
    public async Task ForgetAsync(WorkspaceId workspace, BlobId content, CancellationToken cancellationToken)
    {
        await using var command = Command("thumbnails-forget", workspace.Value, content.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string query, params ReadOnlySpan<object> parameters)
    {
        var command = database.CreateCommand(SqlFile.Beside<ThumbnailRows>(query));
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        return command;
    }
}
