using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Agents;

/// <summary>What agents said of themselves: one row for each who said anything.</summary>
internal sealed class AgentStatuses(NpgsqlDataSource database)
{
    private static readonly string ListSql = SqlFile.Beside<AgentStatuses>("statuses-list");
    private static readonly string SaveSql = SqlFile.Beside<AgentStatuses>("statuses-save");

    public async Task<IReadOnlyDictionary<AgentId, AgentStatus>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var statuses = new Dictionary<AgentId, AgentStatus>();
        while (await reader.ReadAsync(cancellationToken)) statuses[new AgentId(reader.GetString(0))] = Enum.Parse<AgentStatus>(reader.GetString(1));
        return statuses;
    }

    public async Task SaveAsync(WorkspaceId workspace, AgentId agent, AgentStatus status, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SaveSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(agent.Value);
        command.Parameters.AddWithValue(status.ToString());
        command.Parameters.AddWithValue(at);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
