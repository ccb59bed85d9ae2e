using Npgsql;
using Parloir.Grains;
using Parloir.Journal;

namespace Parloir.Web.Auth.Invitations;

internal sealed class PostgresInvitationStore(NpgsqlDataSource database) : IInvitationStore
{
    private static readonly string Save = SqlFile.Beside<PostgresInvitationStore>("save-invitation");
    private static readonly string Find = SqlFile.Beside<PostgresInvitationStore>("find-invitation");
    private static readonly string Delete = SqlFile.Beside<PostgresInvitationStore>("delete-invitation");

    public async Task SaveAsync(WorkspaceId workspace, AgentId agent, byte[] hash, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        await using var command = Command(Save, workspace.Value, agent.Value, hash, expiresAt);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<(WorkspaceId Workspace, AgentId Agent)?> FindAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(Find, hash, now);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (new WorkspaceId(reader.GetString(0)), new AgentId(reader.GetString(1))) : null;
    }

    public async Task RemoveAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        await using var command = Command(Delete, workspace.Value, agent.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
