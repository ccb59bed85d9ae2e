using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Search;

internal sealed class SearchQueries(NpgsqlDataSource database, ConversationQueries conversations, EventCodec<ConversationEvent> codec, TimeProvider clock) : ISearch
{
    public async Task<SearchPage> FindAsync(WorkspaceId workspace, SearchQuery query, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var after = cursor is null ? SearchCursor.Start(query.Sort) : SearchCursor.Parse(cursor, query.Sort);
        var terms = SearchTerms.Of(query.Words);
        if (terms.IsEmpty) return new SearchPage([], null);
        var condition = (await conversations.TermsAsync(workspace, query.Filter, cancellationToken)).ConditionAt(clock.GetUtcNow());
        var (found, lookedAt) = await ReadAsync(workspace, terms, query, condition, after, limit + 1, cancellationToken);
        var more = found.Count > limit;
        if (more) found.RemoveAt(limit);
        var next = more ? found[^1].Place : lookedAt;
        return new SearchPage(await ShowAsync(workspace, terms, found, cancellationToken), next?.ToString());
    }

    /// <returns>What was found; and the last entry that was looked at, when there may be more behind it.</returns>
    private async Task<(List<Found> Found, SearchCursor? LookedAt)> ReadAsync(
        WorkspaceId workspace, SearchTerms terms, SearchQuery query, ConversationCondition condition, SearchCursor after, int limit, CancellationToken cancellationToken)
    {
        var gathers = false;
        if (query.Sort == SearchSort.Newest)
        {
            await using var walk = database.CreateCommand();
            walk.CommandText = SearchStatement.Walk(workspace, terms, query, condition, after, limit, walk.Parameters);
            var (walked, _, matching) = await ReadAsync(walk, query.Sort, cancellationToken);
            if (walked.Count == limit) return (walked, null);
            // Few of the newest match, so few of all do.
            gathers = matching < SearchStatement.LooksOf(condition, limit);
        }
        await using var command = database.CreateCommand();
        command.CommandText = SearchStatement.Page(workspace, await SplitAsync(database, terms, cancellationToken), gathers, query, condition, after, limit, command.Parameters);
        var (found, lookedAt, looked) = await ReadAsync(command, query.Sort, cancellationToken);
        return (found, looked == SearchStatement.Looks ? lookedAt : null);
    }

    /// <summary>By what the database's own statistics expect.</summary>
    public static async Task<(SearchTerms OfIndex, SearchTerms? OfRows)> SplitAsync(NpgsqlDataSource database, SearchTerms terms, CancellationToken cancellationToken)
    {
        if (!terms.AreSeveral) return (terms, null);
        await using var batch = database.CreateBatch();
        foreach (var term in terms.Each)
        {
            var expectation = batch.CreateBatchCommand();
            expectation.CommandText = $"explain (format json) select from search_entries where words @@ ({term.Any(expectation.Parameters)})";
            batch.BatchCommands.Add(expectation);
        }
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var expected = new List<double>();
        do
        {
            await reader.ReadAsync(cancellationToken);
            using var plan = JsonDocument.Parse(reader.GetString(0));
            expected.Add(plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble());
        }
        while (await reader.NextResultAsync(cancellationToken));
        return terms.Split(expected);
    }

    /// <returns>What was found; the last entry that was looked at; and how many were.</returns>
    private async Task<(List<Found> Found, SearchCursor? LookedAt, long Looked)> ReadAsync(NpgsqlCommand command, SearchSort sort, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Found>();
        SearchCursor? lookedAt = null;
        var looked = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            looked = reader.GetInt64(0);
            if (!await reader.IsDBNullAsync(1, cancellationToken)) lookedAt = new(sort, 0, reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetInt64(3));
            if (await reader.IsDBNullAsync(4, cancellationToken)) break;
            found.Add(new Found(
                Enum.Parse<SearchKind>(reader.GetString(4)),
                new SearchCursor(sort, reader.GetFloat(8), reader.GetFieldValue<DateTimeOffset>(7), reader.GetString(5), reader.GetInt64(6)),
                conversations.View(reader.GetFieldValue<byte[]>(9))));
        }
        return (found, lookedAt, looked);
    }

    private async Task<ImmutableArray<SearchHit>> ShowAsync(WorkspaceId workspace, SearchTerms terms, List<Found> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0) return [];
        var written = await TextsAsync(workspace, found, cancellationToken);
        var texts = found.ConvertAll(hit => hit.Place.Message == SearchEntry.ConversationItself
            ? SearchEntry.TextOf(hit.Conversation.DisplayNumber, hit.Conversation.Contact)
            : written.GetValueOrDefault((hit.Place.Conversation, hit.Place.Message), ""));
        var matching = await MatchingAsync(terms, texts.SelectMany(Highlighting.Places).Select(place => place.Kept).Where(terms.MayMatch).Distinct().ToArray(), cancellationToken);
        return [.. found.Zip(texts, (hit, text) =>
        {
            var (shown, highlights) = Highlighting.Of(text, matching.Contains);
            long? sequence = hit.Place.Message == SearchEntry.ConversationItself ? null : hit.Place.Message;
            return new SearchHit(hit.Kind, hit.Conversation, sequence, hit.Place.At, shown, highlights);
        })];
    }

    private async Task<Dictionary<(string Conversation, long Message), string>> TextsAsync(WorkspaceId workspace, List<Found> found, CancellationToken cancellationToken)
    {
        var prefix = ConversationQueries.StreamOf(workspace, new ConversationId(""));
        var places = found.Select(hit => hit.Place).Where(place => place.Message != SearchEntry.ConversationItself).ToList();
        await using var command = database.CreateCommand(SqlFile.Beside<SearchQueries>("search-events"));
        command.Parameters.AddWithValue(places.Select(place => prefix + place.Conversation).ToArray());
        command.Parameters.AddWithValue(places.Select(place => place.Message).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new Dictionary<(string, long), string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var stored = new JournalEvent(
                reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateTimeOffset>(4),
                reader.GetFieldValue<byte[]>(5));
            texts[(stored.Stream[prefix.Length..], stored.Sequence)] = SearchEntry.TextOf(codec.Decode(stored).Event) ?? "";
        }
        return texts;
    }

    /// <summary>The database's own word on which of the words it found: nothing else knows its stems.</summary>
    private async Task<HashSet<string>> MatchingAsync(SearchTerms terms, string[] words, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        command.Parameters.AddWithValue(words);
        command.Parameters.AddWithValue(Array.ConvertAll(words, SearchEntry.LettersOf));
        command.CommandText = SqlFile.Beside<SearchQueries>("search-matching").Replace("/*query*/", terms.Any(command.Parameters), StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var matching = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) matching.Add(reader.GetString(0));
        return matching;
    }

    private sealed record Found(SearchKind Kind, SearchCursor Place, ConversationView Conversation);
}
