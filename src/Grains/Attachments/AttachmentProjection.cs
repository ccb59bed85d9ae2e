using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Attachments;

/// <summary>The file of a message, so that a page of history needs no later events to show it.</summary>
/// <param name="Source">Where to fetch it from; null when it is here, or when nothing about that changes.</param>
internal sealed record AttachmentRow(
    WorkspaceId Workspace, ConversationId Conversation, long Message, Attachment Attachment, MediaToFetch? Source, DateTimeOffset At) : IProjectionRow
{
    IProjection IProjectionRow.Projection => AttachmentProjection.Instance;
    string IProjectionRow.Key => $"{Conversation}/{Message}";
}

internal sealed record MediaToFetch(ChannelAccountId Account, string ProviderMediaId, string? FileName);

internal sealed class AttachmentProjection() : Projection<AttachmentRow>("attachments-upsert")
{
    public static AttachmentProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(AttachmentRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Conversation.Value),
        Column(rows, row => row.Message),
        Column(rows, row => row.Attachment.State.ToString()),
        new NpgsqlParameter { Value = Array.ConvertAll(rows, File), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
        Column(rows, row => row.Attachment.File?.Checksum.Value),
        Column(rows, row => row.Attachment.Error is { } error ? Conversations.TextRules.Storable(error.Code) : null),
        Column(rows, row => row.Attachment.Error is { } error ? Conversations.TextRules.Storable(error.Text) : null),
        Column(rows, row => row.Source?.Account.Value),
        Column(rows, row => row.Source is { } source ? Conversations.TextRules.Storable(source.ProviderMediaId) : null),
        Column(rows, row => row.Source?.FileName is { } name ? Conversations.TextRules.Storable(name) : null),
        Column(rows, row => row.At),
    ];

    private static byte[]? File(AttachmentRow row) =>
        row.Attachment.File is { } file ? JsonSerializer.SerializeToUtf8Bytes(file, GrainsJson.Default.StoredFile) : null;
}
