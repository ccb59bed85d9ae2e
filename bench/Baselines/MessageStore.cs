using System.Reflection;
using Npgsql;

namespace Parloir.Baselines;

internal readonly record struct IncomingMessage(string Account, string Customer, string Name, string ProviderId, DateTimeOffset OccurredAt, string Text);

/// <summary>One transaction for each message, on pooled connections with prepared statements.</summary>
internal sealed class MessageStore(NpgsqlDataSource database)
{
    private static readonly string Receive = Sql("receive-message");

    public async Task CreateSchemaAsync()
    {
        await using var command = database.CreateCommand(Sql("schema"));
        await command.ExecuteNonQueryAsync();
    }

    public async Task ReceiveAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Receive, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = message.Account },
                new NpgsqlParameter<string> { TypedValue = message.Customer },
                new NpgsqlParameter<string> { TypedValue = message.Name },
                new NpgsqlParameter<string> { TypedValue = message.ProviderId },
                new NpgsqlParameter<DateTime> { TypedValue = message.OccurredAt.UtcDateTime },
                new NpgsqlParameter<string> { TypedValue = message.Text },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Sql(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.sql")!);
        return reader.ReadToEnd();
    }
}
