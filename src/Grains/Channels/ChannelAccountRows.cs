using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

/// <summary>The accounts as they stand in their table.</summary>
internal sealed class ChannelAccountRows(NpgsqlDataSource database)
{
    private static readonly string FindSql = SqlFile.Beside<ChannelAccountRows>("channel-accounts-find");
    private static readonly string ListSql = SqlFile.Beside<ChannelAccountRows>("channel-accounts-list");
    private static readonly string AllSql = SqlFile.Beside<ChannelAccountRows>("channel-accounts-all");
    private static readonly string ByNumberSql = SqlFile.Beside<ChannelAccountRows>("channel-accounts-by-phone-number");

    public async Task<ChannelAccount?> FindAsync(ChannelAccountId account, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(account.Value);
        return (await ReadAsync(command, cancellationToken)).FirstOrDefault();
    }

    public async Task<ChannelAccount?> FindByNumberAsync(WorkspaceId workspace, string phoneNumberId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ByNumberSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(phoneNumberId);
        return (await ReadAsync(command, cancellationToken)).FirstOrDefault();
    }

    public async Task<ImmutableArray<ChannelAccount>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>Grain keys of those of the whole installation.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(AllSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) keys.Add(new WorkspaceId(reader.GetString(0)).Key(reader.GetString(1)));
        return keys;
    }

    private static async Task<ImmutableArray<ChannelAccount>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var accounts = ImmutableArray.CreateBuilder<ChannelAccount>();
        while (await reader.ReadAsync(cancellationToken)) accounts.Add(Account(reader));
        return accounts.DrainToImmutable();
    }

    private static ChannelAccount Account(NpgsqlDataReader reader) => new(
        new ChannelAccountId(reader.GetString(0)), new WorkspaceId(reader.GetString(1)), new InboxId(reader.GetString(2)),
        Enum.Parse<ChannelType>(reader.GetString(3)), reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetString(8), reader.GetString(9));
}
