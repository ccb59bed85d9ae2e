using System.Globalization;
using System.Text;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

/// <summary>A quarantined item with what a replay needs.</summary>
internal sealed record StoredItem(ChannelAccountId Account, ReadOnlyMemory<byte> Body);

/// <summary>The quarantine's table. Only for what no grain owns: an item that cannot be read belongs to no conversation yet.</summary>
internal sealed class QuarantineStore(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly string AddSql = SqlFile.Beside<QuarantineStore>("quarantine-add");
    private static readonly string ListSql = SqlFile.Beside<QuarantineStore>("quarantine-list");
    private static readonly string FindSql = SqlFile.Beside<QuarantineStore>("quarantine-find");
    private static readonly string ReplayedSql = SqlFile.Beside<QuarantineStore>("quarantine-replayed");

    /// <summary>What is there already is left as it is.</summary>
    public async Task AddAsync(WorkspaceId workspace, ImmutableArray<QuarantineItem> items, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(AddSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        command.Parameters.AddWithValue(items.Select(item => item.Account.Value).ToArray());
        command.Parameters.AddWithValue(items.Select(item => item.DedupeKey).ToArray());
        command.Parameters.AddWithValue(items.Select(item => item.Reason).ToArray());
        command.Parameters.AddWithValue(items.Select(item => item.Detail).ToArray());
        command.Parameters.AddWithValue(items.Select(item => item.Body.ToArray()).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<QuarantinePage> ListAsync(WorkspaceId workspace, long before, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(before);
        command.Parameters.AddWithValue(limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<QuarantinedItem>();
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(new QuarantinedItem(
                new QuarantineId(reader.GetInt64(0).ToString(CultureInfo.InvariantCulture)), new ChannelAccountId(reader.GetString(1)),
                reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4), Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(5))));
        }
        if (items.Count <= limit) return new QuarantinePage(items.ToImmutable(), null);
        items.RemoveAt(limit);
        return new QuarantinePage(items.ToImmutable(), items[^1].Id.Value);
    }

    public async Task<StoredItem?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new StoredItem(new ChannelAccountId(reader.GetString(0)), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public async Task MarkReplayedAsync(WorkspaceId workspace, long id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReplayedSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
