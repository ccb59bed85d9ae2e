using System.Text.Json;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Agents;

internal sealed class AgentQueries(NpgsqlDataSource database) : IAgentQueries
{
    private static readonly string ListSql = SqlFile.Beside<AgentQueries>("agents-list");
    private static readonly string FindSql = SqlFile.Beside<AgentQueries>("agents-find");
    private static readonly string ByEmailSql = SqlFile.Beside<AgentQueries>("agents-by-email");
    private static readonly string AnySql = SqlFile.Beside<AgentQueries>("agents-any");

    public async Task<ImmutableArray<AgentProfile>> List(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var agents = ImmutableArray.CreateBuilder<AgentProfile>();
        while (await reader.ReadAsync(cancellationToken)) agents.Add(Profile(reader, 0));
        return agents.ToImmutable();
    }

    public async Task<AgentProfile?> Find(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(agent.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && Profile(reader, 0) is { IsActive: true } profile ? profile : null;
    }

    public async Task<AgentCredentials?> FindByEmail(string email, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ByEmailSql);
        command.Parameters.AddWithValue(email);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new AgentCredentials(new WorkspaceId(reader.GetString(0)), Profile(reader, 1), reader.GetString(2))
            : null;
    }

    public async Task<bool> Any(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(AnySql);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static AgentProfile Profile(NpgsqlDataReader reader, int column) =>
        JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(column), ParloirJson.Default.AgentProfile)!;
}
