using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Web.Auth.DataProtection;

/// <summary>Keeps the key ring in the database. Its interface is synchronous; it is called at start and when a key is made, every few weeks.</summary>
internal sealed class PostgresXmlRepository(NpgsqlDataSource database, TimeProvider time) : IXmlRepository
{
    private static readonly string Read = SqlFile.Beside<PostgresXmlRepository>("read-keys");
    private static readonly string Store = SqlFile.Beside<PostgresXmlRepository>("store-key");

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand(Read);
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read()) keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand(Store);
        command.Parameters.Add(new NpgsqlParameter { Value = friendlyName ?? Guid.CreateVersion7(time.GetUtcNow()).ToString("N") });
        command.Parameters.Add(new NpgsqlParameter { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
