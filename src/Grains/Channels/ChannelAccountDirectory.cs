using System.Collections.Concurrent;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

/// <summary>Reads accounts from their table and keeps each for a few seconds: webhooks ask for every request. What is not there is not kept.</summary>
internal sealed class ChannelAccountDirectory(NpgsqlDataSource database, TimeProvider clock) : IChannelAccountDirectory
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private static readonly string FindSql = SqlFile.Beside<ChannelAccountDirectory>("channel-accounts-find");
    private static readonly string ListSql = SqlFile.Beside<ChannelAccountDirectory>("channel-accounts-list");
    private static readonly string ByNumberSql = SqlFile.Beside<ChannelAccountDirectory>("channel-accounts-by-phone-number");
    private readonly ConcurrentDictionary<ChannelAccountId, (ChannelAccount Account, DateTimeOffset Until)> cache = new();

    public ValueTask<ChannelAccount?> Find(ChannelAccountId account, CancellationToken cancellationToken) =>
        cache.TryGetValue(account, out var kept) && kept.Until > clock.GetUtcNow()
            ? ValueTask.FromResult<ChannelAccount?>(kept.Account)
            : new ValueTask<ChannelAccount?>(ReadAsync(account, cancellationToken));

    public async ValueTask<ChannelAccount?> FindByPhoneNumberId(WorkspaceId workspace, string phoneNumberId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ByNumberSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(phoneNumberId);
        return await ReadOneAsync(command, cancellationToken);
    }

    public async Task<ImmutableArray<ChannelAccount>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var accounts = ImmutableArray.CreateBuilder<ChannelAccount>();
        while (await reader.ReadAsync(cancellationToken)) accounts.Add(Account(reader));
        return accounts.DrainToImmutable();
    }

    private async Task<ChannelAccount?> ReadAsync(ChannelAccountId id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(id.Value);
        var account = await ReadOneAsync(command, cancellationToken);
        if (account is null) cache.TryRemove(id, out _);
        else cache[id] = (account, clock.GetUtcNow() + Kept);
        return account;
    }

    private static async Task<ChannelAccount?> ReadOneAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Account(reader) : null;
    }

    private static ChannelAccount Account(NpgsqlDataReader reader) => new(
        new ChannelAccountId(reader.GetString(0)), new WorkspaceId(reader.GetString(1)), new InboxId(reader.GetString(2)),
        Enum.Parse<ChannelType>(reader.GetString(3)), reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetString(8), reader.GetString(9));
}
