using System.Text.Json;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Attachments;

internal sealed class Attachments(NpgsqlDataSource database, AttachmentIntake intake, TimeProvider clock) : IAttachments
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<UploadResult> UploadAsync(WorkspaceId workspace, AgentId by, string fileName, Stream content, CancellationToken cancellationToken)
    {
        if (await intake.TakeAsync(workspace, fileName, content, cancellationToken) is not { } file)
            return new UploadResult.Refused(new Rejection.AttachmentTooLarge(intake.Limit));
        if (file.Size == 0) return new UploadResult.Refused(new Rejection.AttachmentEmpty());
        var now = clock.GetUtcNow();
        var upload = new UploadedAttachment(AttachmentId.New(now), file, now + Kept);
        await using var command = database.CreateCommand(SqlFile.Beside<Attachments>("uploads-add"));
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(upload.Id.Value);
        command.Parameters.AddWithValue(by.Value);
        command.Parameters.AddWithValue(JsonSerializer.SerializeToUtf8Bytes(file, GrainsJson.Default.StoredFile));
        command.Parameters.AddWithValue(file.Checksum.Value);
        command.Parameters.AddWithValue(upload.ExpiresAt);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new UploadResult.Uploaded(upload);
    }

    public async Task<StoredFile?> FindUploadAsync(WorkspaceId workspace, AgentId by, AttachmentId id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SqlFile.Beside<Attachments>("uploads-find"));
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id.Value);
        command.Parameters.AddWithValue(by.Value);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        return await FileAsync(command, cancellationToken);
    }

    public async Task<StoredFile?> FindAsync(WorkspaceId workspace, ConversationId conversation, long message, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SqlFile.Beside<Attachments>("attachments-file"));
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        command.Parameters.AddWithValue(message);
        return await FileAsync(command, cancellationToken);
    }

    private static async Task<StoredFile?> FileAsync(NpgsqlCommand command, CancellationToken cancellationToken) =>
        await command.ExecuteScalarAsync(cancellationToken) is byte[] file ? JsonSerializer.Deserialize(file, GrainsJson.Default.StoredFile) : null;
}
