using Npgsql;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Search;

/// <summary>The statement of a page of what was found.</summary>
internal static class SearchStatement
{
    /// <summary>Entries that are looked at for one page, where many match and few may be seen.</summary>
    public const int Looks = 500;
    /// <summary>Of so many of the newest ones that may be seen the best are found.</summary>
    public const int Ranked = 1000;
    /// <summary>Entries that are looked at for them.</summary>
    public const int RankedLooks = 20_000;

    private static readonly string NewestSql = SqlFile.Beside<SearchQueries>("search-newest");
    private static readonly string BestSql = SqlFile.Beside<SearchQueries>("search-best");

    public static string Page(
        WorkspaceId workspace, SearchTerms terms, SearchQuery query, ConversationCondition condition, SearchCursor after, int limit, NpgsqlParameterCollection parameters)
    {
        var isBest = query.Sort == SearchSort.Best;
        var from = isBest ? SearchCursor.Start(query.Sort) : after;
        parameters.AddWithValue(workspace.Value);
        AddPlace(from, parameters);
        parameters.AddWithValue(isBest ? RankedLooks : Looks);
        parameters.AddWithValue(limit);
        if (isBest)
        {
            parameters.AddWithValue(after.Rank);
            AddPlace(after, parameters);
            parameters.AddWithValue(Ranked);
        }
        return (isBest ? BestSql : NewestSql)
            .Replace("/*query*/", terms.All(workspace, parameters), StringComparison.Ordinal)
            .Replace("/*entries*/", Entries(query, parameters), StringComparison.Ordinal)
            .Replace("/*condition*/", ConditionSql.Write(condition, parameters), StringComparison.Ordinal);
    }

    private static void AddPlace(SearchCursor place, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(place.At);
        parameters.AddWithValue(place.Conversation);
        parameters.AddWithValue(place.Message);
    }

    private static string Entries(SearchQuery query, NpgsqlParameterCollection parameters)
    {
        var conditions = new List<string> { "true" };
        if (query.Kind is { } kind) Add("kind =", kind.ToString());
        if (query.From is { } from) Add("at >=", from);
        if (query.To is { } to) Add("at <", to);
        return string.Join(" and ", conditions);

        void Add(string comparison, object value)
        {
            parameters.AddWithValue(value);
            conditions.Add($"{comparison} ${parameters.Count}");
        }
    }
}
