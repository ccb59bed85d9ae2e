using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Journal;

namespace Parloir.Grains.Agents;

/// <summary>One row for each agent who changed something; nothing else follows from it, so it is no part of the journal.</summary>
internal sealed class Preferences(NpgsqlDataSource database) : IAgentPreferences
{
    public const int SignatureLimit = 1000;

    private static readonly string FindSql = SqlFile.Beside<Preferences>("preferences-find");
    private static readonly string SaveSql = SqlFile.Beside<Preferences>("preferences-save");

    public async Task<AgentPreferences> Find(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(agent.Value);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] stored
            ? JsonSerializer.Deserialize(stored, ParloirJson.Default.AgentPreferences)!
            : new AgentPreferences();
    }

    public async Task<Rejection?> Save(WorkspaceId workspace, AgentId agent, AgentPreferences preferences, CancellationToken cancellationToken)
    {
        if (preferences.Signature.Length > SignatureLimit) return new Rejection.TextTooLong(preferences.Signature.Length, SignatureLimit);
        if (!TextRules.IsStorable(preferences.Signature)) return new Rejection.TextInvalid();
        await using var command = database.CreateCommand(SaveSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(agent.Value);
        command.Parameters.AddWithValue(JsonSerializer.SerializeToUtf8Bytes(preferences, ParloirJson.Default.AgentPreferences));
        await command.ExecuteNonQueryAsync(cancellationToken);
        return null;
    }
}
