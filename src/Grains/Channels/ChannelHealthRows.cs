using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

/// <summary>What went through the accounts, as far as it is written.</summary>
internal sealed class ChannelHealthRows(NpgsqlDataSource database)
{
    private static readonly string AddSql = SqlFile.Beside<ChannelHealthRows>("channel-health-add");
    private static readonly string ListSql = SqlFile.Beside<ChannelHealthRows>("channel-health-list");

    /// <summary>Adds to what is there, in whatever order processes write; counts that left the window are forgotten.</summary>
    public async Task AddAsync(
        IReadOnlyList<(WorkspaceId Workspace, ChannelAccountId Account, ChannelActivity Activity)> told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In one order, so that two processes do not wait for each other.
        var rows = told.OrderBy(row => row.Workspace.Value, StringComparer.Ordinal).ThenBy(row => row.Account.Value, StringComparer.Ordinal).ToArray();
        await using var command = database.CreateCommand(AddSql);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(now - HealthRules.Window);
        Column(row => row.Workspace.Value);
        Column(row => row.Account.Value);
        Column(row => row.Activity.ReceivedAt);
        Column(row => row.Activity.SentAt);
        Column(row => row.Activity.Failure?.At);
        Column(row => row.Activity.Failure?.Code);
        Column(row => row.Activity.Failure?.Text);
        Column(row => row.Activity.Failure?.Lasts);
        Column(row => row.Activity.ForgedAt);
        Column(row => row.Activity.Sent);
        Column(row => row.Activity.Failed);
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Column<T>(Converter<(WorkspaceId Workspace, ChannelAccountId Account, ChannelActivity Activity), T> value) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = Array.ConvertAll(rows, value) });
    }

    /// <summary>By account; one of which nothing is written is missing.</summary>
    public async Task<IReadOnlyDictionary<ChannelAccountId, ChannelActivity>> ListAsync(
        WorkspaceId workspace, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(now - HealthRules.Window);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new Dictionary<ChannelAccountId, ChannelActivity>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var failure = Time(reader, 3) is { } at ? new ChannelFailure(at, reader.GetString(4), reader.GetString(5), reader.GetBoolean(6)) : null;
            rows[new ChannelAccountId(reader.GetString(0))] = new ChannelActivity(
                Time(reader, 1), Time(reader, 2), failure, Time(reader, 7), (int)reader.GetInt64(8), (int)reader.GetInt64(9));
        }
        return rows;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
