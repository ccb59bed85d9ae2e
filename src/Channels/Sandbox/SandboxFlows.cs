using System.Globalization;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Channels.Sandbox;

/// <param name="Status"><c>DRAFT</c> or <c>PUBLISHED</c>.</param>
internal sealed record SandboxFlow(string Id, string Name, string Status, string Json)
{
    public bool IsPublished => Status == Published;

    public const string Draft = "DRAFT";
    public const string Published = "PUBLISHED";
}

/// <summary>The Flows that the engine made at the sandbox's business accounts.</summary>
internal sealed class SandboxFlows(NpgsqlDataSource database)
{
    /// <returns>Null when the business account has one of that name.</returns>
    public async Task<string?> AddAsync(string businessAccount, string name, string status, string json, CancellationToken cancellationToken)
    {
        await using var command = Command("flows-add", businessAccount, name, status, json);
        return await command.ExecuteScalarAsync(cancellationToken) is long id ? id.ToString(CultureInfo.InvariantCulture) : null;
    }

    public Task<IReadOnlyList<SandboxFlow>> ListAsync(string businessAccount, CancellationToken cancellationToken) =>
        ReadAsync(Command("flows-list", businessAccount), cancellationToken);

    public async Task<SandboxFlow?> FindAsync(string businessAccount, string id, CancellationToken cancellationToken) =>
        Number(id) is { } number && await ReadAsync(Command("flows-find", businessAccount, number), cancellationToken) is [var found] ? found : null;

    public async Task PublishAsync(string businessAccount, string id, CancellationToken cancellationToken)
    {
        await using var command = Command("flows-publish", businessAccount, Number(id) ?? 0);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static long? Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<IReadOnlyList<SandboxFlow>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var flows = new List<SandboxFlow>();
            while (await reader.ReadAsync(cancellationToken))
                flows.Add(new SandboxFlow(reader.GetInt64(0).ToString(CultureInfo.InvariantCulture), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
            return flows;
        }
    }

    private NpgsqlCommand Command(string query, params object[] values)
    {
        var command = database.CreateCommand(SqlFile.Beside<SandboxFlows>(query));
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
