using System.Text.Json;
using Npgsql;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Forms;

/// <summary>One of the two is set: an answer in the conversation that asked, or else in a later one.</summary>
internal readonly record struct FirstAnswer(long? Here, LaterAnswer? Later);

internal sealed class FormAnswers(NpgsqlDataSource database) : IFormAnswers
{
    private static readonly string PageSql = SqlFile.Beside<FormAnswers>("form-answers-page");
    private static readonly string FirstSql = SqlFile.Beside<FormAnswers>("form-answers-first");

    public async Task<FormAnswerPage> List(
        WorkspaceId workspace, FormId form, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(form.Value);
        var (items, next) = await StreamPage<FormAnswerView?>.ReadAsync(command, cursor, limit, (place, reader) => Read(place, reader, access), cancellationToken);
        return new FormAnswerPage([.. items.OfType<FormAnswerView>()], next);
    }

    /// <summary>For each of some messages of a conversation that ask, the first answer; those that have none are left out.</summary>
    public async Task<IReadOnlyDictionary<long, FirstAnswer>> FirstAsync(
        WorkspaceId workspace, ConversationId conversation, long[] asking, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FirstSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        command.Parameters.AddWithValue(asking);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var answers = new Dictionary<long, FirstAnswer>();
        while (await reader.ReadAsync(cancellationToken))
            answers.Add(reader.GetInt64(0), await reader.IsDBNullAsync(1, cancellationToken)
                ? new FirstAnswer(null, new LaterAnswer(new ConversationId(reader.GetString(2)), reader.GetInt64(3), reader.GetInt64(4)))
                : new FirstAnswer(reader.GetInt64(1), null));
        return answers;
    }

    private static FormAnswerView? Read(StreamPlace place, NpgsqlDataReader reader, AgentAccess access)
    {
        var conversation = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(4), ParloirJson.Default.ConversationView)!;
        return access.Sees(conversation)
            ? new FormAnswerView(
                conversation.Id, conversation.DisplayNumber, conversation.Contact, place.Sequence, place.At,
                JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(3), GrainsJson.Default.ImmutableArrayFormField))
            : null;
    }
}
