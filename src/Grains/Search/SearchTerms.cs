using Npgsql;

namespace Parloir.Grains.Search;

/// <summary>What is looked for, as the database asks for it: each term is a word in any of its forms, or a number by its end.</summary>
internal sealed class SearchTerms
{
    /// <summary>Of what is typed beyond, nothing is looked for.</summary>
    private const int Most = 12;
    /// <summary>To read the row of an entry costs the database as much as so many entries in its index.</summary>
    private const int EntriesARow = 10;
    /// <summary>Where the rarest word has more rows than this, the page is soon found in order of time.</summary>
    private const int MostRows = 50_000;

    private readonly ImmutableArray<Term> terms;

    private SearchTerms(ImmutableArray<Term> terms) => this.terms = terms;

    public bool IsEmpty => terms.IsEmpty;

    public bool AreSeveral => terms.Length > 1;

    /// <summary>False for words that no term can mean: another form of a word begins with the same letter.</summary>
    public bool MayMatch(string kept) => kept.Length > 0 && terms.Any(term => term.Beginnings.Contains(kept[0]));

    public static SearchTerms Of(string words)
    {
        var numbers = Numbers.In(words).ToList();
        // A number of several groups is one term; a group by itself may be a word too, such as the beginning of an order's number.
        var others = Folding.Words(words).Where(word => !numbers.Any(number => IsPartOf(word, number)));
        return new([.. numbers.Select(OfNumber).Concat(others.Select(OfWord)).Distinct().Take(Most)]);
    }

    /// <summary>Each term by itself.</summary>
    public IEnumerable<SearchTerms> Each => terms.Select(term => new SearchTerms([term]));

    /// <summary>
    /// What to ask the index, and what to ask the rows that it finds: a beginning of a word that most entries have is gathered whole, however few have the other words.
    /// </summary>
    /// <param name="expected">How many entries each term is expected to find.</param>
    public (SearchTerms OfIndex, SearchTerms? OfRows) Split(IReadOnlyList<double> expected)
    {
        var rarest = expected.Min();
        if (rarest > MostRows) return (this, null);
        var common = terms.Where((_, place) => expected[place] > rarest * EntriesARow).ToImmutableArray();
        return common.IsEmpty ? (this, null) : (new([.. terms.Except(common)]), new SearchTerms(common));
    }

    /// <summary>All terms at once, in that workspace.</summary>
    public string All(WorkspaceId workspace, NpgsqlParameterCollection parameters) =>
        $"{Raw($"'{WorkspaceWord(workspace)}'", parameters)} && {string.Join(" && ", terms.Select(term => term.Write(parameters)))}";

    public string Any(NpgsqlParameterCollection parameters) => string.Join(" || ", terms.Select(term => term.Write(parameters)));

    /// <summary>So that the index of words finds those of one workspace only.</summary>
    public static string WorkspaceWord(WorkspaceId workspace) => $"@{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(workspace.Value))}";

    private static bool IsPartOf(FoldedWord word, (int Start, int Length, string Digits) number) =>
        word.Start >= number.Start && word.Start + word.Length <= number.Start + number.Length;

    private static Term OfNumber((int Start, int Length, string Digits) number) =>
        new(null, $"'{Numbers.LookedForAs(number.Digits)}':* | '{number.Digits}':*", $"#{number.Digits[0]}");

    private static Term OfWord(FoldedWord word)
    {
        var beginning = word.Text[..1];
        if (word.Text.Length == 1) return new(null, $"'{word.Text}'", beginning);
        return word.IsLetters ? new(word.Text, null, beginning) : new(null, $"'{word.Text}':*", beginning);
    }

    private static string Raw(string query, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(query);
        return $"${parameters.Count}::text::tsquery";
    }

    /// <summary>Either of the first two is set. Neither holds anything but letters, digits and marks of ours.</summary>
    /// <param name="Beginnings">Each character that what it finds may begin with.</param>
    private sealed record Term(string? Word, string? Query, string Beginnings)
    {
        public string Write(NpgsqlParameterCollection parameters)
        {
            if (Query is not null) return Raw(Query, parameters);
            parameters.AddWithValue(Word!);
            return $"search_term(${parameters.Count})";
        }
    }
}
