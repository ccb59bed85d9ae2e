using System.Text.Json;
using Npgsql;
using Parloir.Grains.Searching;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

/// <summary>Who is reached by a telephone number or an e-mail address.</summary>
internal sealed class ContactAddresses(NpgsqlDataSource database)
{
    private static readonly string Sql = SqlFile.Beside<ContactAddresses>("contacts-by-address");

    /// <summary>The oldest contact that has it, whoever told it; null when there is none.</summary>
    public async Task<ContactView?> FindAsync(WorkspaceId workspace, ContactPoint point, CancellationToken cancellationToken) =>
        (await AllAsync(workspace, point, cancellationToken)).FirstOrDefault();

    /// <summary>Somebody whom an agent wrote down with this number and who was never met; null when there is none.</summary>
    public async Task<ContactView?> FindUnmetAsync(WorkspaceId workspace, string number, CancellationToken cancellationToken) =>
        (await AllAsync(workspace, new ContactPoint(ContactPointKind.Phone, number, null), cancellationToken)).FirstOrDefault(contact => contact.Channel is null);

    private async Task<List<ContactView>> AllAsync(WorkspaceId workspace, ContactPoint point, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(ContactTerms.Field);
        command.Parameters.AddWithValue(point.Kind == ContactPointKind.Phone ? point.Value : SearchText.Term(SearchText.Normalize(point.Value)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<ContactView>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var view = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), ParloirJson.Default.ContactView)!;
            // The number may also be the end of a longer one.
            if (view.Points.Any(known => known.Kind == point.Kind && known.Value == point.Value)) found.Add(view);
        }
        return found;
    }
}
