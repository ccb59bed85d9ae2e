using System.Text.Json;
using Npgsql;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Notifications;

/// <summary>Each reads one agent's rows by their index. A restricted agent's are shown only while he may see the conversation, or one of the contact's.</summary>
internal sealed class NotificationQueries(NpgsqlDataSource database, IAgentQueries agents, ITeamQueries teams) : INotificationQueries
{
    public const int CountLimit = 100;

    private static readonly string ListSql = SqlFile.Beside<NotificationQueries>("notifications-list");
    private static readonly string UnreadSql = SqlFile.Beside<NotificationQueries>("notifications-unread");
    private static readonly string ReadSql = SqlFile.Beside<NotificationQueries>("notifications-read");
    private static readonly string ForgetSql = SqlFile.Beside<NotificationQueries>("notifications-forget");

    public async Task<NotificationPage> List(
        WorkspaceId workspace, AgentId agent, bool scoped, bool unreadOnly, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var after = cursor is null ? new ListCursor(DateTimeOffset.MaxValue, "") : ListCursor.Parse(cursor);
        var scope = scoped ? (await AgentAccess.FindAsync(workspace, agent, agents, teams, cancellationToken)).Scope : null;
        var items = await PageAsync(workspace, agent, scope, unreadOnly, after, limit + 1, cancellationToken);
        var next = items.Length > limit ? new ListCursor(items[limit - 1].At, items[limit - 1].Id).ToString() : null;
        return new NotificationPage(next is null ? items : items.RemoveAt(limit), next, await UnreadAsync(workspace, agent, scope, cancellationToken));
    }

    public async Task<int> MarkReadAsync(
        WorkspaceId workspace, AgentId agent, string? id, ConversationId? conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = CommandFor(workspace, agent);
        command.CommandText = ReadSql;
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = conversation?.Value });
        command.Parameters.AddWithValue(now);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Those before a time, and the oldest where there are more than <paramref name="most"/>.</summary>
    public async Task ForgetAsync(WorkspaceId workspace, AgentId agent, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var command = CommandFor(workspace, agent);
        command.CommandText = ForgetSql;
        command.Parameters.AddWithValue(before);
        command.Parameters.AddWithValue(most);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    internal static string WriteList(ConversationCondition? scope, bool unreadOnly, ListCursor after, int limit, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(after.At);
        parameters.AddWithValue(after.Id);
        parameters.AddWithValue(unreadOnly);
        parameters.AddWithValue(limit);
        return ListSql.Replace("/*scope*/", Scope(scope, parameters), StringComparison.Ordinal);
    }

    private async Task<ImmutableArray<NotificationView>> PageAsync(
        WorkspaceId workspace, AgentId agent, ConversationCondition? scope, bool unreadOnly, ListCursor after, int limit, CancellationToken cancellationToken)
    {
        await using var command = CommandFor(workspace, agent);
        command.CommandText = WriteList(scope, unreadOnly, after, limit, command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<NotificationView>();
        while (await reader.ReadAsync(cancellationToken))
            items.Add(JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), ParloirJson.Default.NotificationView)! with
            {
                ReadAt = await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(1),
            });
        return items.ToImmutable();
    }

    private async Task<ViewCount> UnreadAsync(WorkspaceId workspace, AgentId agent, ConversationCondition? scope, CancellationToken cancellationToken)
    {
        await using var command = CommandFor(workspace, agent);
        command.Parameters.AddWithValue(CountLimit);
        command.CommandText = UnreadSql.Replace("/*scope*/", Scope(scope, command.Parameters), StringComparison.Ordinal);
        var unread = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new ViewCount(unread, unread >= CountLimit);
    }

    private NpgsqlCommand CommandFor(WorkspaceId workspace, AgentId agent)
    {
        var command = database.CreateCommand();
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(agent.Value);
        return command;
    }

    private static string Scope(ConversationCondition? scope, NpgsqlParameterCollection parameters)
    {
        if (scope is null) return "true";
        var seen = ConditionSql.Write(scope, parameters);
        return $"""
            case when notifications.contact is null
              then exists (select from conversations where workspace = $1 and conversations.id = notifications.conversation and {seen})
              else exists (
                select
                from contacts
                join contact_conversations as his on his.workspace = $1 and his.contact = any (contacts.members)
                join conversations on conversations.workspace = $1 and conversations.id = his.conversation
                where contacts.workspace = $1 and contacts.id = notifications.contact and {seen})
            end
            """;
    }
}
