using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Journal;

namespace Parloir.Grains.Automation;

/// <summary>Whose turn was when, and how much each has to do. Rows of their own: a turn that is lost with a process costs nobody more than one conversation.</summary>
internal sealed class TeamTurns(NpgsqlDataSource database)
{
    /// <summary>Open conversations of one agent are counted so far.</summary>
    public const int CountLimit = 500;

    private static readonly string ListSql = SqlFile.Beside<TeamTurns>("team-turns-list");
    private static readonly string SaveSql = SqlFile.Beside<TeamTurns>("team-turns-save");
    private static readonly string CountSql = SqlFile.Beside<TeamTurns>("open-conversations-count");

    public async Task<IReadOnlyDictionary<AgentId, DateTimeOffset>> ListAsync(WorkspaceId workspace, TeamId team)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(team.Value);
        return await ReadAsync(command, reader => reader.GetFieldValue<DateTimeOffset>(1));
    }

    public async Task SaveAsync(WorkspaceId workspace, TeamId team, AgentId agent, DateTimeOffset at)
    {
        await using var command = database.CreateCommand(SaveSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(team.Value);
        command.Parameters.AddWithValue(agent.Value);
        command.Parameters.AddWithValue(at);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyDictionary<AgentId, long>> CountOpenAsync(WorkspaceId workspace, IEnumerable<AgentId> agents)
    {
        await using var command = database.CreateCommand(CountSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(agents.Select(agent => agent.Value).ToArray());
        command.Parameters.AddWithValue(CountLimit);
        return await ReadAsync(command, reader => reader.GetInt64(1));
    }

    private static async Task<IReadOnlyDictionary<AgentId, T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var values = new Dictionary<AgentId, T>();
        while (await reader.ReadAsync()) values[new AgentId(reader.GetString(0))] = read(reader);
        return values;
    }
}
