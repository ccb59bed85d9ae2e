using Npgsql;
using NpgsqlTypes;

namespace Parloir.Journal.Writing;

/// <summary>Where the streams of a batch stand, and which of its keys are taken: enough to answer each append that collides.</summary>
internal sealed class Standing
{
    private readonly Dictionary<string, long> _heads = [];
    private readonly HashSet<string> _taken = [];

    private Standing() { }

    public static async Task<Standing> ReadAsync(NpgsqlConnection connection, List<PendingAppend> appends)
    {
        var streams = appends.Select(pending => pending.Append.Stream).Distinct().ToArray();
        var keys = appends.SelectMany(pending => pending.Append.Keys).Select(key => key.Key).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Command("read-heads", streams), Command("find-keys", keys) },
        };
        await using var reader = await batch.ExecuteReaderAsync();
        var standing = new Standing();
        foreach (var stream in streams)
        {
            await reader.ReadAsync();
            standing._heads.Add(stream, reader.GetInt64(0));
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            standing._taken.Add(reader.GetString(0));
        return standing;
    }

    /// <summary>The answer to an append that cannot be written; null when it can, and then the following ones see its stream and its keys as written.</summary>
    public AppendResult? Answer(Append append)
    {
        if (append.Keys.Any(key => _taken.Contains(key.Key)))
            return new AppendResult.Duplicate([.. append.Keys.Select(key => key.Key).Where(_taken.Contains).Distinct()]);
        if (_heads[append.Stream] != append.ExpectedSequence)
            return new AppendResult.Conflict();
        _heads[append.Stream] += append.Events.Count;
        return null;
    }

    private static NpgsqlBatchCommand Command(string name, string[] values) => new(SqlFile.Beside<Standing>(name))
    {
        Parameters = { new NpgsqlParameter<string[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } },
    };
}
