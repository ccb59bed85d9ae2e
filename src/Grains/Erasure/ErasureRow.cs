using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Erasure;

/// <summary>Takes away what a conversation has written anywhere, in the append of the event that ends it: a crash leaves all of it, or none.</summary>
/// <param name="Sequence">Of that event: what stands before it in the stream goes.</param>
internal sealed record ErasureRow(WorkspaceId Workspace, ConversationId Conversation, long Sequence, ConversationEvent.Erased Erased, DateTimeOffset At) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ErasureProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(Conversation.Value);
}

internal sealed class ErasureProjection() : Projection<ErasureRow>("conversations-erase")
{
    public static ErasureProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ErasureRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Conversation.Value),
        Column(rows, row => ConversationQueries.StreamOf(row.Workspace, row.Conversation)),
        Column(rows, row => row.Sequence),
        Column(rows, row => GrainId.Create("conversation", row.Workspace.Key(row.Conversation.Value)).ToString()),
        Column(rows, row => row.Erased.By.Id.Value),
        Column(rows, row => TextRules.Storable(row.Erased.By.Name)),
        Column(rows, row => row.Erased.Reason),
        Column(rows, row => row.At),
    ];
}
