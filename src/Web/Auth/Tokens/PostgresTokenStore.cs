using Npgsql;
using Parloir.Grains;
using Parloir.Journal;

namespace Parloir.Web.Auth.Tokens;

internal sealed class PostgresTokenStore(NpgsqlDataSource database) : ITokenStore
{
    private static readonly string Insert = SqlFile.Beside<PostgresTokenStore>("insert-token");
    private static readonly string Find = SqlFile.Beside<PostgresTokenStore>("find-token");
    private static readonly string List = SqlFile.Beside<PostgresTokenStore>("list-tokens");
    private static readonly string Delete = SqlFile.Beside<PostgresTokenStore>("delete-token");
    private static readonly string DeleteAll = SqlFile.Beside<PostgresTokenStore>("delete-tokens");

    public async Task AddAsync(TokenView token, WorkspaceId workspace, AgentId agent, byte[] hash, CancellationToken cancellationToken)
    {
        await using var command = Command(Insert, token.Id, hash, workspace.Value, agent.Value, token.Name, token.CreatedAt);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<(WorkspaceId Workspace, AgentId Agent)?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var command = Command(Find, hash);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (new WorkspaceId(reader.GetString(0)), new AgentId(reader.GetString(1))) : null;
    }

    public async Task<IReadOnlyList<TokenView>> ListAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        await using var command = Command(List, workspace.Value, agent.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tokens = new List<TokenView>();
        while (await reader.ReadAsync(cancellationToken))
            tokens.Add(new TokenView(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return tokens;
    }

    public async Task<byte[]?> RemoveAsync(WorkspaceId workspace, AgentId agent, string id, CancellationToken cancellationToken)
    {
        await using var command = Command(Delete, workspace.Value, agent.Value, id);
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task RemoveAllAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        await using var command = Command(DeleteAll, workspace.Value, agent.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
