using System.Text.Json;
using Npgsql;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Forms;

/// <summary>What a customer filled in, beside its conversation; only of forms that are ours.</summary>
/// <param name="Message">Sequence of the message that answers.</param>
internal sealed record FormAnswerRow(
    WorkspaceId Workspace, ConversationId Conversation, long Message, AnsweredForm Form, ImmutableArray<FormField> Fields, DateTimeOffset AnsweredAt) : IProjectionRow
{
    IProjection IProjectionRow.Projection => FormAnswerProjection.Instance;
    string IProjectionRow.Key => $"{Conversation}/{Message}";
}

internal sealed class FormAnswerProjection() : Projection<FormAnswerRow>("form-answers-add")
{
    public static FormAnswerProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(FormAnswerRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Conversation.Value),
        Column(rows, row => row.Message),
        Column(rows, row => row.Form.Message),
        Column(rows, row => row.Form.Id.Value),
        Column(rows, row => row.AnsweredAt),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.Fields, GrainsJson.Default.ImmutableArrayFormField)),
        Column(rows, row => row.Form.Earlier?.Conversation.Value),
        Column(rows, row => row.Form.Earlier?.Message),
    ];
}
