using System.Text.Json;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Teams;

internal sealed class TeamQueries(NpgsqlDataSource database) : ITeamQueries
{
    private static readonly string ListSql = SqlFile.Beside<TeamQueries>("teams-list");
    private static readonly string FindSql = SqlFile.Beside<TeamQueries>("teams-find");
    private static readonly string OfSql = SqlFile.Beside<TeamQueries>("teams-of-agent");

    public async Task<ImmutableArray<TeamView>> List(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        return await ReadAsync(command, View, cancellationToken);
    }

    public async Task<TeamView?> Find(WorkspaceId workspace, TeamId team, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(team.Value);
        return (await ReadAsync(command, View, cancellationToken)).FirstOrDefault();
    }

    public async Task<ImmutableArray<TeamId>> Of(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(OfSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(agent.Value);
        return await ReadAsync(command, reader => new TeamId(reader.GetString(0)), cancellationToken);
    }

    private static TeamView View(NpgsqlDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), ParloirJson.Default.TeamView)!;

    private static async Task<ImmutableArray<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows.ToImmutable();
    }
}
