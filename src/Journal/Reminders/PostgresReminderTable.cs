using Npgsql;
using Parloir.Journal.Membership;
using Parloir.Runtime;
using Parloir.Runtime.Reminders;

namespace Parloir.Journal.Reminders;

/// <summary>The rows that appends write with <see cref="Append.Reminders"/>, for the silo that delivers them.</summary>
internal sealed class PostgresReminderTable(NpgsqlDataSource database, SiloFence fence) : IReminderTable
{
    public Task UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken) =>
        ExecuteAsync("upsert", cancellationToken,
            entry.Grain.ToString(), entry.Name, entry.DueAt.UtcDateTime, entry.FirstDueAt.UtcDateTime, entry.Period, (short)entry.Grain.Partition, fence.Silo);

    public Task RemoveAsync(GrainId grain, string name, CancellationToken cancellationToken) =>
        ExecuteAsync("remove", cancellationToken, grain.ToString(), name, fence.Silo);

    public async Task<ReminderEntry?> GetAsync(GrainId grain, string name, CancellationToken cancellationToken) =>
        (await ReadAsync("get", cancellationToken, grain.ToString(), name)).SingleOrDefault();

    public async Task<IReadOnlyList<ReminderEntry>> GetAllAsync(GrainId grain, CancellationToken cancellationToken) =>
        await ReadAsync("get-all", cancellationToken, grain.ToString());

    public async Task<IReadOnlyList<ReminderEntry>> ReadDueAsync(
        DateTimeOffset until, ReminderEntry? after, int limit, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken)
    {
        object[] parameters = [until.UtcDateTime, partitions.Select(partition => (short)partition).ToArray(), (long)limit];
        return after is null
            ? await ReadAsync("read-due", cancellationToken, parameters)
            : await ReadAsync("read-due-after", cancellationToken, [.. parameters, after.DueAt.UtcDateTime, after.Grain.ToString(), after.Name]);
    }

    public Task CompleteTickAsync(ReminderEntry tick, DateTimeOffset? nextDueAt, CancellationToken cancellationToken)
    {
        object[] parameters = [tick.Grain.ToString(), tick.Name, tick.DueAt.UtcDateTime, fence.Silo];
        return nextDueAt is { } next
            ? ExecuteAsync("move-on", cancellationToken, [.. parameters, next.UtcDateTime])
            : ExecuteAsync("complete", cancellationToken, parameters);
    }

    private async Task ExecuteAsync(string query, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = Command(query, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<ReminderEntry>> ReadAsync(string query, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = Command(query, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<ReminderEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(new ReminderEntry(
                GrainId.Parse(reader.GetString(0)), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetTimeSpan(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return entries;
    }

    private NpgsqlCommand Command(string query, object[] parameters)
    {
        var command = database.CreateCommand(SqlFile.Beside<PostgresReminderTable>(query));
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }
}
