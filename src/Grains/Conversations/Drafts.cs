using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

/// <summary>
/// Whether a message was sent is known by its key in the journal alone: so sends know nothing of drafts and cost nothing for them, and a draft
/// that a browser died with after the send is found out when it is read.
/// </summary>
internal sealed class Drafts(NpgsqlDataSource database, IJournal journal) : IDrafts
{
    private static readonly string FindSql = SqlFile.Beside<Drafts>("drafts-find");
    private static readonly string SaveSql = SqlFile.Beside<Drafts>("drafts-save");
    private static readonly string DiscardSql = SqlFile.Beside<Drafts>("drafts-discard");

    public async Task<ImmutableArray<DraftView>> Find(WorkspaceId workspace, AgentId agent, ConversationId conversation, CancellationToken cancellationToken)
    {
        var unsent = ImmutableArray.CreateBuilder<DraftView>();
        foreach (var draft in await ReadAsync(workspace, agent, conversation, cancellationToken))
        {
            if (await IsSentAsync(conversation, draft, cancellationToken)) await Discard(workspace, agent, conversation, draft.Mode, cancellationToken);
            else unsent.Add(draft);
        }
        return unsent.ToImmutable();
    }

    public async Task<Rejection?> Save(WorkspaceId workspace, AgentId agent, ConversationId conversation, DraftView draft, CancellationToken cancellationToken)
    {
        if (DraftRules.Check(draft) is { } wrong) return wrong;
        if (await IsSentAsync(conversation, draft, cancellationToken)) return new Rejection.ClientMessageIdTaken();
        if (DraftRules.IsEmpty(draft))
        {
            await Discard(workspace, agent, conversation, draft.Mode, cancellationToken);
            return null;
        }
        await using var command = database.CreateCommand(SaveSql);
        AddOwner(command, workspace, agent, conversation);
        command.Parameters.AddWithValue(draft.Mode.ToString());
        command.Parameters.AddWithValue(draft.ClientMessageId);
        command.Parameters.AddWithValue(draft.Text);
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = draft.InReplyTo });
        command.Parameters.AddWithValue(draft.Attachments.ToArray());
        command.Parameters.AddWithValue(draft.Mentions.Select(mention => mention.Value).ToArray());
        command.Parameters.AddWithValue(draft.SavedAt);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return null;
    }

    public async Task Discard(WorkspaceId workspace, AgentId agent, ConversationId conversation, DraftMode? mode, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(DiscardSql);
        AddOwner(command, workspace, agent, conversation);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = mode?.ToString() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<DraftView>> ReadAsync(WorkspaceId workspace, AgentId agent, ConversationId conversation, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        AddOwner(command, workspace, agent, conversation);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var drafts = new List<DraftView>();
        while (await reader.ReadAsync(cancellationToken))
            drafts.Add(new DraftView(
                Enum.Parse<DraftMode>(reader.GetString(0)), reader.GetString(1), reader.GetString(2),
                await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetInt64(3),
                [.. reader.GetFieldValue<string[]>(4)], [.. reader.GetFieldValue<string[]>(5).Select(agent => new AgentId(agent))],
                reader.GetFieldValue<DateTimeOffset>(6)));
        return drafts;
    }

    private async Task<bool> IsSentAsync(ConversationId conversation, DraftView draft, CancellationToken cancellationToken) =>
        await journal.FindKeyAsync(ConversationRules.KeyOf(conversation, draft.ClientMessageId), cancellationToken) is not null;

    private static void AddOwner(NpgsqlCommand command, WorkspaceId workspace, AgentId agent, ConversationId conversation)
    {
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        command.Parameters.AddWithValue(agent.Value);
    }
}
