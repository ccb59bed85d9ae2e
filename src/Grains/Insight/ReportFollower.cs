using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;
using Parloir.Journal.Following;
using Key = (string Workspace, string Conversation);

namespace Parloir.Grains.Insight;

/// <summary>
/// Keeps what reports count up with the journal. A stream has one writer at a time, so that the events of a conversation come in their order; what is followed once
/// more is known by its sequence.
/// </summary>
internal sealed class ReportFollower(EventCodec<ConversationEvent> codec) : IJournalFollower
{
    public string Name => "reports";

    public async Task FollowAsync(IReadOnlyList<JournalEvent> events, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var told = new List<(Key Key, Recorded<ConversationEvent> Recorded)>();
        foreach (var stored in events)
            if (stored.Stream.Split('/') is ["conversation", var workspace, var id]) told.Add(((workspace, id), codec.Decode(stored)));
        if (told.Count == 0) return;
        Key[] keys = [.. told.Select(each => each.Key).Distinct()];
        var known = await FindAsync(keys, connection, cancellationToken);
        var episodes = new Dictionary<Key, Episode>(known);
        var facts = new List<(Key Key, Fact Fact)>();
        foreach (var (key, recorded) in told)
        {
            if (recorded.Event is ConversationEvent.Erased)
            {
                episodes.Remove(key);
                facts.RemoveAll(each => each.Key == key);
                continue;
            }
            var (episode, fact) = Episode.Follow(episodes.GetValueOrDefault(key), recorded);
            if (episode is not null) episodes[key] = episode;
            if (fact is not null) facts.Add((key, fact));
        }
        Key[] erased = [.. told.Where(each => each.Recorded.Event is ConversationEvent.Erased).Select(each => each.Key)];
        if (erased.Length > 0) await RemoveAsync(erased, connection, cancellationToken);
        if (facts.Count > 0) await AddAsync(facts, connection, cancellationToken);
        var changed = episodes.Where(each => known.GetValueOrDefault(each.Key) != each.Value).ToArray();
        if (changed.Length > 0) await SaveAsync(changed, connection, cancellationToken);
    }

    private static async Task<Dictionary<Key, Episode>> FindAsync(Key[] keys, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command("report-episodes-find", keys, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<Key, Episode>();
        while (await reader.ReadAsync(cancellationToken))
            found[(reader.GetString(0), reader.GetString(1))] = new Episode(
                reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(4), reader.GetBoolean(5));
        return found;
    }

    private static async Task AddAsync(List<(Key Key, Fact Fact)> facts, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command("report-facts-add", [.. facts.Select(each => each.Key)], connection);
        command.Parameters.AddWithValue(facts.Select(each => each.Fact.Sequence).ToArray());
        command.Parameters.AddWithValue(facts.Select(each => each.Fact.At).ToArray());
        command.Parameters.AddWithValue(facts.Select(each => each.Fact.Kind.ToString()).ToArray());
        command.Parameters.AddWithValue(facts.Select(each => each.Fact.Seconds).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task SaveAsync(KeyValuePair<Key, Episode>[] episodes, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command("report-episodes-save", [.. episodes.Select(each => each.Key)], connection);
        command.Parameters.AddWithValue(episodes.Select(each => each.Value.Sequence).ToArray());
        command.Parameters.AddWithValue(episodes.Select(each => each.Value.BeganAt).ToArray());
        command.Parameters.AddWithValue(episodes.Select(each => each.Value.AskedAt).ToArray());
        command.Parameters.AddWithValue(episodes.Select(each => each.Value.Answered).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RemoveAsync(Key[] keys, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Command("report-remove", keys, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Command(string query, Key[] keys, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(SqlFile.Beside<ReportFollower>(query), connection);
        command.Parameters.AddWithValue(Array.ConvertAll(keys, key => key.Workspace));
        command.Parameters.AddWithValue(Array.ConvertAll(keys, key => key.Conversation));
        return command;
    }
}
