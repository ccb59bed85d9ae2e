using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Forms;

internal sealed class PublishedForms(NpgsqlDataSource database, TimeProvider clock) : IPublishedForms
{
    public async Task<string?> FindAsync(WorkspaceId workspace, string businessAccount, FormId form, string fingerprint, CancellationToken cancellationToken)
    {
        await using var command = Command("published-forms-find", workspace.Value, businessAccount, form.Value, fingerprint);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    public async Task AddAsync(
        WorkspaceId workspace, string businessAccount, FormId form, string fingerprint, string providerId, CancellationToken cancellationToken)
    {
        await using var command = Command("published-forms-add", workspace.Value, businessAccount, form.Value, fingerprint, providerId, clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string query, params ReadOnlySpan<object> parameters)
    {
        var command = database.CreateCommand(SqlFile.Beside<PublishedForms>(query));
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        return command;
    }
}
