using Npgsql;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Search;

/// <summary>The statements of a page of what was found.</summary>
internal static class SearchStatement
{
    /// <summary>Of the newest entries so many are read in the hope of a whole page: it costs as much as a rare word does.</summary>
    public const int Walked = 20_000;
    /// <summary>Entries that are looked at for one page, where many match and few may be seen.</summary>
    public const int Looks = 500;
    /// <summary>Of so many of the newest ones that may be seen the best are found.</summary>
    public const int Ranked = 1000;
    /// <summary>Entries that are looked at for them.</summary>
    public const int RankedLooks = 20_000;

    private static readonly string WalkSql = SqlFile.Beside<SearchQueries>("search-walk");
    private static readonly string NewestSql = SqlFile.Beside<SearchQueries>("search-newest");
    private static readonly string BestSql = SqlFile.Beside<SearchQueries>("search-best");

    /// <summary>What the newest entries have.</summary>
    public static string Walk(
        WorkspaceId workspace, SearchTerms terms, SearchQuery query, ConversationCondition condition, SearchCursor after, int limit, NpgsqlParameterCollection parameters)
    {
        var from = query.To is { } to && to < after.At ? new SearchCursor(query.Sort, 0, to, "", 0) : after;
        AddStart(workspace, from, Walked, limit, parameters);
        parameters.AddWithValue(LooksOf(condition, limit));
        return Fill(WalkSql, workspace, (terms, null), gathers: false, query, condition, parameters);
    }

    /// <summary>So many of those that match are asked whether they may be seen. Where all may, a page is full with what fills it.</summary>
    public static int LooksOf(ConversationCondition condition, int limit) => condition is ConversationCondition.All { Conditions.IsEmpty: true } ? limit : Looks;

    /// <summary>What all entries have.</summary>
    /// <param name="gathers">Whether all that match are gathered, from the index of words or from between the days that are asked for, and put in order of time then. Otherwise the database may
    /// go through all entries in order of time, as it does where it expects many to match: of the beginning of a word it always expects some fiftieth of all.</param>
    public static string Page(
        WorkspaceId workspace, (SearchTerms OfIndex, SearchTerms? OfRows) terms, bool gathers, SearchQuery query, ConversationCondition condition, SearchCursor after, int limit,
        NpgsqlParameterCollection parameters)
    {
        if (query.Sort == SearchSort.Newest)
        {
            AddStart(workspace, after, Looks, limit, parameters);
            return Fill(NewestSql, workspace, terms, gathers, query, condition, parameters);
        }
        AddStart(workspace, SearchCursor.Start(query.Sort), RankedLooks, limit, parameters);
        parameters.AddWithValue(after.Rank);
        AddPlace(after, parameters);
        parameters.AddWithValue(Ranked);
        return Fill(BestSql, workspace, terms, gathers, query, condition, parameters);
    }

    private static void AddStart(WorkspaceId workspace, SearchCursor after, int looks, int limit, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(workspace.Value);
        AddPlace(after, parameters);
        parameters.AddWithValue(looks);
        parameters.AddWithValue(limit);
    }

    private static void AddPlace(SearchCursor place, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(place.At);
        parameters.AddWithValue(place.Conversation);
        parameters.AddWithValue(place.Message);
    }

    private static string Fill(
        string sql, WorkspaceId workspace, (SearchTerms OfIndex, SearchTerms? OfRows) terms, bool gathers, SearchQuery query, ConversationCondition condition,
        NpgsqlParameterCollection parameters)
    {
        var ofIndex = terms.OfIndex.All(workspace, parameters);
        var ofRows = terms.OfRows?.All(workspace, parameters);
        return sql
            .Replace("/*query*/", ofIndex, StringComparison.Ordinal)
            .Replace("/*rows*/", ofRows is null ? "true" : $"words @@ ({ofRows})", StringComparison.Ordinal)
            .Replace("/*whole*/", gathers || ofRows is not null ? "offset 0" : "", StringComparison.Ordinal)
            .Replace("/*all*/", ofRows is null ? ofIndex : $"{ofIndex} && {ofRows}", StringComparison.Ordinal)
            .Replace("/*entries*/", Entries(query, parameters), StringComparison.Ordinal)
            .Replace("/*condition*/", ConditionSql.Write(condition, parameters), StringComparison.Ordinal);
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
