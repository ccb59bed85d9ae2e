using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Outbox;

/// <summary>A task that was decided with event <paramref name="Sequence"/> of its conversation.</summary>
internal sealed record OutboxItem(WorkspaceId Workspace, ConversationId Conversation, long Sequence, OutboxTask Task, DateTimeOffset DueAt) : IProjectionRow
{
    IProjection IProjectionRow.Projection => OutboxAdding.Instance;
    string IProjectionRow.Key => $"{Conversation}/{Sequence}";
}

/// <summary>An attempt begins (<paramref name="InFlight"/>), or is put off until <paramref name="NextAttemptAt"/>.</summary>
internal sealed record OutboxStep(WorkspaceId Workspace, ConversationId Conversation, long Sequence, bool InFlight, DateTimeOffset NextAttemptAt) : IProjectionRow
{
    IProjection IProjectionRow.Projection => OutboxStepping.Instance;
    string IProjectionRow.Key => $"{Conversation}/{Sequence}";
}

internal sealed record OutboxDone(WorkspaceId Workspace, ConversationId Conversation, long Sequence) : IProjectionRow
{
    IProjection IProjectionRow.Projection => OutboxRemoving.Instance;
    string IProjectionRow.Key => $"{Conversation}/{Sequence}";
}

internal sealed class OutboxAdding() : Projection<OutboxItem>("outbox-add")
{
    public static OutboxAdding Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(OutboxItem[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Conversation.Value),
        Column(rows, row => row.Sequence),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.Task, GrainsJson.Default.OutboxTask)),
        Column(rows, row => row.DueAt),
        Column(rows, row => (short)OutboxGrain.Id(row.Workspace, row.Conversation).Partition),
    ];
}

internal sealed class OutboxStepping() : Projection<OutboxStep>("outbox-step")
{
    public static OutboxStepping Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(OutboxStep[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Conversation.Value),
        Column(rows, row => row.Sequence),
        Column(rows, row => row.InFlight),
        Column(rows, row => row.NextAttemptAt),
    ];
}

internal sealed class OutboxRemoving() : Projection<OutboxDone>("outbox-remove")
{
    public static OutboxRemoving Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(OutboxDone[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Conversation.Value),
        Column(rows, row => row.Sequence),
    ];
}
