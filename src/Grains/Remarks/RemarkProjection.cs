using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Remarks;

/// <param name="Scope"><see cref="OfContact"/> or <see cref="OfConversation"/>.</param>
/// <param name="Subject">The id of the contact or of the conversation.</param>
/// <param name="Sequence">In the subject's stream.</param>
internal sealed record RemarkRow(WorkspaceId Workspace, string Scope, string Subject, long Sequence, AgentCard Author, string Text, DateTimeOffset At) : IProjectionRow
{
    public const string OfContact = "contact";
    public const string OfConversation = "conversation";

    IProjection IProjectionRow.Projection => RemarkProjection.Instance;
    string IProjectionRow.Key => $"{Scope}/{Subject}/{Sequence}";
}

internal sealed class RemarkProjection() : Projection<RemarkRow>("remarks-add")
{
    public static RemarkProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(RemarkRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Scope),
        Column(rows, row => row.Subject),
        Column(rows, row => row.Sequence),
        Column(rows, row => row.At),
        Column(rows, row => row.Author.Id.Value),
        Column(rows, row => row.Author.Name),
        Column(rows, row => row.Text),
    ];
}
