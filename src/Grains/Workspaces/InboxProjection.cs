using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

internal sealed record InboxRow(WorkspaceId Workspace, InboxView View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => InboxProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Id.Value);
}

internal sealed class InboxProjection() : Projection<InboxRow>("inboxes-upsert")
{
    public static InboxProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(InboxRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.View.Id.Value),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.View, ParloirJson.Default.InboxView)),
        Column(rows, row => row.View.DeletedAt is not null),
    ];
}
