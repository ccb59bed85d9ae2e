using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Notifications;

/// <summary>Written in the transaction of the append that it is about: exactly once, whatever dies when.</summary>
internal sealed record NotificationRow(WorkspaceId Workspace, Notice Notice) : IProjectionRow
{
    IProjection IProjectionRow.Projection => NotificationProjection.Instance;
    string IProjectionRow.Key => $"{Workspace}/{Notice.To}/{Notice.Notification.Id}";
}

internal sealed class NotificationProjection() : Projection<NotificationRow>("notifications-raise")
{
    public static NotificationProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(NotificationRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Notice.To.Value),
        Column(rows, row => row.Notice.Notification.Id),
        Column(rows, row => row.Notice.Notification.Conversation?.Id.Value),
        Column(rows, row => row.Notice.Notification.Contact?.Id.Value),
        Column(rows, row => row.Notice.Notification.At),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.Notice.Notification, ParloirJson.Default.NotificationView)),
    ];
}
