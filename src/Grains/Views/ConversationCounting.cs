using Npgsql;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Journal;

namespace Parloir.Grains.Views;

internal sealed class ConversationCounting(NpgsqlDataSource database, IAgentQueries agents, ITeamQueries teams, TimeProvider clock) : IConversationCounts
{
    private static readonly string Sql = SqlFile.Beside<ConversationCounting>("conversations-counts");

    public async Task<ConversationCounts> Count(
        WorkspaceId workspace, AgentId viewer, bool scoped, ConversationStatus status, ImmutableArray<SavedView> views, CancellationToken cancellationToken)
    {
        var access = await AgentAccess.FindAsync(workspace, viewer, agents, teams, cancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = Write(workspace, access, scoped, status, views, clock.GetUtcNow(), command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counted = new List<(string Kind, EntryCount Entry)>();
        while (await reader.ReadAsync(cancellationToken)) counted.Add((reader.GetString(0), new EntryCount(reader.GetString(1), reader.GetInt64(2))));
        return new ConversationCounts(
            One("read") >= ViewGrain.CountLimit, One("mine"), One("unassigned"), One("of_teams"), One("all"), Of("inbox"), Of("team"), Of("department"), Of("label"), Of("keyword"), Of("view"));

        long One(string kind) => counted.FirstOrDefault(count => count.Kind == kind).Entry?.Count ?? 0;
        ImmutableArray<EntryCount> Of(string kind) => [.. counted.Where(count => count.Kind == kind).Select(count => count.Entry).OrderBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    internal static string Write(
        WorkspaceId workspace, AgentAccess access, bool scoped, ConversationStatus status, ImmutableArray<SavedView> views, DateTimeOffset now,
        NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(workspace.Value);
        parameters.AddWithValue(ViewGrain.CountLimit);
        parameters.AddWithValue(status.ToString());
        parameters.AddWithValue(access.Agent.Value);
        parameters.AddWithValue(access.Teams.Select(team => team.Value).ToArray());
        return Sql
            .Replace("/*scope*/", scoped ? ConditionSql.Write(access.Scope, parameters) : "true", StringComparison.Ordinal)
            .Replace("/*views*/", string.Concat(views.Select(view => Write(view, now, parameters))), StringComparison.Ordinal);
    }

    private static string Write(SavedView view, DateTimeOffset now, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(view.Id.Value);
        var id = parameters.Count;
        return $"\n  union all select 'view', ${id} where {ConditionSql.Write(view.Condition.AsOf(ListTerms.Minute(now)), parameters)}";
    }
}
