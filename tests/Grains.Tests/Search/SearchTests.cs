using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Agents;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Search;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Search;

/// <summary>S2-49, S1-17, S0-04: what was written is found, by those who may see it.</summary>
public sealed class SearchTests
{
    private static readonly ConversationFilter All = new(ConversationTab.All, Alice.Id, null, null);

    [Theory]
    [InlineData("facture")]
    [InlineData("FACTURES")]
    [InlineData("factu")]
    [InlineData("facturé")]
    [InlineData("réservation facture")]
    [InlineData("reserver")]
    [InlineData("shipping")]
    [InlineData("CMD-4521")]
    [InlineData("4521")]
    [InlineData("coeur")]
    public async Task Find_WhenWordsAreWrittenInAnotherForm_FindsTheMessage(string words)
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync(text: "Bonjour, vos factures pour ma réservation CMD-4521 ? It was shipped. Cœur");
        await desk.OpenConversationAsync(new("33600000002", null, "Dora"), "Rien à voir");
        var hit = Assert.Single((await FindAsync(desk, words)).Items, found => found.Kind == SearchKind.Message);
        Assert.Equal((view.Id, 2), (hit.Conversation.Id, hit.Sequence));
        Assert.NotEmpty(hit.Highlights);
        Assert.All(hit.Highlights, range => Assert.InRange(range.Start + range.Length, 1, hit.Text.Length));
    }

    [Theory]
    [InlineData("facture absente")]
    [InlineData("bonjou facturiers")]
    [InlineData("")]
    [InlineData("' & ! |")]
    [InlineData("\0")]
    public async Task Find_WhenNotAllOfItIsThere_FindsNothing(string words)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync(text: "Bonjour, vos factures");
        Assert.Empty((await FindAsync(desk, words)).Items);
    }

    [Fact]
    public async Task Find_WhenTheConversationIsResolved_IsStillFound()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync(text: "Ma commande");
        await desk.DoAsync(view.Id, new ConversationCommand.AddNote(Alice, "n-1", "Rappeler cet après-midi"));
        await desk.ReplyAsync(view.Id, "Voici votre remboursement");
        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice, new ClosingNote("avoir", "Geste commercial")));
        foreach (var (words, kind) in new[] { ("commande", SearchKind.Message), ("rappeler", SearchKind.Note), ("remboursements", SearchKind.Message), ("geste avoir", SearchKind.Note) })
        {
            var hit = Assert.Single((await FindAsync(desk, words)).Items);
            Assert.Equal((kind, ConversationStatus.Resolved), (hit.Kind, hit.Conversation.Status));
        }
        Assert.Empty((await FindAsync(desk, "commande", query => query with { Filter = All with { Status = ConversationStatus.Open } })).Items);
        Assert.Empty((await FindAsync(desk, "rappeler", query => query with { Kind = SearchKind.Message })).Items);
    }

    [Theory]
    [InlineData("carla")]
    [InlineData("06 12 34 56 78")]
    [InlineData("+33612345678")]
    [InlineData("#1")]
    public async Task Find_WhenTheContactOrTheNumberIsLookedFor_FindsTheConversation(string words)
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.OpenConversationAsync(new("33600000002", null, "Dora"));
        var hit = Assert.Single((await FindAsync(desk, words)).Items);
        Assert.Equal((SearchKind.Conversation, view.Id, null), (hit.Kind, hit.Conversation.Id, hit.Sequence));
        Assert.Equal(view.Id, Assert.Single((await FindAsync(desk, view.Id.Value)).Items).Conversation.Id);
    }

    [Fact]
    public async Task Find_WhenTheContactWasRenamed_FindsTheConversationByBothNames()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Carla with { Name = "Carla Béranger" }, desk.Message());
        Assert.Equal(view.Id, Assert.Single((await FindAsync(desk, "beranger")).Items).Conversation.Id);
        Assert.Equal(view.Id, Assert.Single((await FindAsync(desk, "carla")).Items).Conversation.Id);
    }

    [Fact]
    public async Task Find_WhenTheViewerIsRestricted_FindsOnlyWhatHeMaySee()
    {
        await using var desk = await Desk.OpenAsync();
        var bruno = desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key(Bruno.Id.Value));
        await bruno.Ensure("Bruno", "bruno@acme.test", AgentRole.Agent, "hash");
        await bruno.SetInboxes([]);
        var view = await desk.OpenConversationAsync(text: "Secret de Carla");
        var mine = All with { Viewer = Bruno.Id, Scoped = true };
        foreach (var sort in Enum.GetValues<SearchSort>())
            Assert.Empty((await FindAsync(desk, "secret", query => query with { Filter = mine, Sort = sort })).Items);
        await desk.DoAsync(view.Id, new ConversationCommand.AssignAgent(Alice, Bruno.Id, Bruno.Name));
        foreach (var sort in Enum.GetValues<SearchSort>())
            Assert.Single((await FindAsync(desk, "secret", query => query with { Filter = mine, Sort = sort })).Items);
    }

    [Fact]
    public async Task Find_WhenItIsInAnotherWorkspace_FindsNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync(text: "Secret");
        await desk.FollowAsync();
        Assert.Empty((await desk.Silo.Services.GetRequiredService<ISearch>().FindAsync(new WorkspaceId("acm"), new SearchQuery("secret", All), null, 10, default)).Items);
    }

    [Theory]
    [InlineData(SearchSort.Newest, 1)]
    [InlineData(SearchSort.Newest, 7)]
    [InlineData(SearchSort.Best, 7)]
    [InlineData(SearchSort.Best, 30)]
    public async Task Find_WhenThereAreManyHits_HasPagesWithoutGapOrRepeat(SearchSort sort, int limit)
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 6; i++)
            await desk.ReceiveAsync(new($"336000{i:00000}", null, null), [.. Enumerable.Range(0, 5).Select(n => desk.Message($"Facture {string.Concat(Enumerable.Repeat("x ", n * i))}"))]);
        var all = new List<(string, long?)>();
        string? cursor = null;
        do
        {
            var page = await FindAsync(desk, "facture", query => query with { Sort = sort }, cursor, limit);
            Assert.InRange(page.Items.Length, 0, limit);
            all.AddRange(page.Items.Select(hit => (hit.Conversation.Id.Value, hit.Sequence)));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal(30, all.Count);
        Assert.Equal(30, all.Distinct().Count());
    }

    [Fact]
    public async Task Find_WhenDatesAreGiven_KeepsToThem()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync(text: "Facture ancienne");
        desk.Time.Advance(TimeSpan.FromHours(2));
        await desk.OpenConversationAsync(new("33600000002", null, "Dora"), "Facture nouvelle");
        var early = Assert.Single((await FindAsync(desk, "facture", query => query with { To = Noon.AddHours(1) })).Items);
        var late = Assert.Single((await FindAsync(desk, "facture", query => query with { From = Noon.AddHours(1) })).Items);
        Assert.Equal(("Facture ancienne", "Facture nouvelle"), (early.Text, late.Text));
    }

    [Fact]
    public async Task Find_WhenTheCursorIsForgedOrOfAnotherOrder_IsAFormatError()
    {
        await using var desk = await Desk.OpenAsync();
        await Assert.ThrowsAsync<FormatException>(() => FindAsync(desk, "x", cursor: "forged"));
        var other = SearchCursor.Start(SearchSort.Best).ToString();
        await Assert.ThrowsAsync<FormatException>(() => FindAsync(desk, "x", cursor: other));
    }

    [Fact]
    public async Task Find_WhenNobodyAsksTheFollower_KnowsOfAMessageByItself()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync(text: "Facture");
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("search_entries") == 2));
    }

    [Fact]
    public async Task Follow_WhenTheSiloDied_GoesOnWhereItStood()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync(text: "Facture");
        await desk.FollowAsync();
        await desk.ReceiveAsync(Carla, desk.Message("Commande"));
        await desk.CrashAsync();
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("search_entries") == 3));
        Assert.Single((await FindAsync(desk, "commande")).Items);
        Assert.Single((await FindAsync(desk, "facture")).Items);
    }

    [Fact]
    public async Task FindBest_WhenTheNewestThousandMayNotBeSeen_FindsWhatMay()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await FillAsync(desk);
        var bruno = desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key(Bruno.Id.Value));
        await bruno.Ensure("Bruno", "bruno@acme.test", AgentRole.Agent, "hash");
        await bruno.SetInboxes([]);
        // Every two thousandth entry, none of the newest thousand.
        await using (var give = desk.Silo.Database.CreateCommand(
            $"update conversations set assignee = '{Bruno.Id}', view = (select view from conversations where id = '{view.Id}') where id = 'c-1500'"))
            await give.ExecuteNonQueryAsync();

        var page = await FindAsync(desk, "commun", query => query with { Filter = All with { Viewer = Bruno.Id, Scoped = true }, Sort = SearchSort.Best });

        Assert.Equal(SearchStatement.RankedLooks / 2000, page.Items.Length);
    }

    [Theory]
    [InlineData("commun", "search_entries_by_time", SearchSort.Newest)]
    [InlineData("rare", "search_entries_by_words", SearchSort.Newest)]
    [InlineData("commun", "search_entries_by_time", SearchSort.Best)]
    [InlineData("rare", "search_entries_by_words", SearchSort.Best)]
    public async Task Plan_WhenThereIsMuchToFind_ReadsAnIndex(string word, string index, SearchSort sort)
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk);
        await using var command = desk.Silo.Database.CreateCommand();
        var query = new SearchQuery(word, All) { Sort = sort };
        command.CommandText = "explain (analyze, format json) " + SearchStatement.Page(
            Workspace, (SearchTerms.Of(word), null), gathers: false, query, FilterRules.ConditionOf(All, null), SearchCursor.Start(sort), 51, command.Parameters);
        var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan").ToString();
        Assert.Contains($"\"{index}\"", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("conversations_pkey", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("commun", SearchSort.Newest, false)]
    [InlineData("commun", SearchSort.Newest, true)]
    [InlineData("rare", SearchSort.Newest, false)]
    [InlineData("rare", SearchSort.Newest, true)]
    [InlineData("commun", SearchSort.Best, false)]
    [InlineData("rare", SearchSort.Best, false)]
    public async Task Plan_WhenNarrowed_AsksOfNoMoreThanItMay(string word, SearchSort sort, bool gathers)
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk);
        var narrowed = All with { Status = new(ConversationStatus.Open, ConversationStatus.Pending), Inbox = new(new("a"), new("b")), Assignee = new(Bruno.Id, new(ConversationFilter.None)), Label = new("vip", "hot") };
        var query = new SearchQuery(word, narrowed) { Sort = sort, From = Noon.AddDays(-10), To = Noon.AddDays(-1) };
        var condition = FilterRules.ConditionOf(narrowed, null);
        await using var page = desk.Silo.Database.CreateCommand();
        page.CommandText = "explain (analyze, format json) " + SearchStatement.Page(
            Workspace, (SearchTerms.Of(word), null), gathers, query, condition, SearchCursor.Start(sort), 51, page.Parameters);
        await using var walk = desk.Silo.Database.CreateCommand();
        walk.CommandText = "explain (analyze, format json) " + SearchStatement.Walk(
            Workspace, SearchTerms.Of(word), query, condition, SearchCursor.Start(SearchSort.Newest), 51, walk.Parameters);
        foreach (var (command, looks) in new[] { (page, sort == SearchSort.Best ? SearchStatement.RankedLooks : SearchStatement.Looks), (walk, SearchStatement.Looks) })
        {
            var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
            Assert.DoesNotContain("Seq Scan", plan.ToString(), StringComparison.Ordinal);
            Assert.InRange(OfIndex(plan, "conversations_pkey").Max(node => node.GetProperty("Actual Loops").GetDouble()), 0, looks);
        }
    }

    [Theory]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Best)]
    public async Task Plan_WhenOneOfTwoWordsIsCommon_AsksTheIndexForTheOther(SearchSort sort)
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk);
        var split = await SearchQueries.SplitAsync(desk.Silo.Database, SearchTerms.Of("partout rare"), default);
        await using var command = desk.Silo.Database.CreateCommand();
        command.CommandText = "explain (analyze, format json) " + SearchStatement.Page(
            Workspace, split, gathers: false, new SearchQuery("partout rare", All) { Sort = sort }, FilterRules.ConditionOf(All, null), SearchCursor.Start(sort), 51, command.Parameters);
        var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");

        var index = Node(plan, "search_entries_by_words").GetProperty("Index Cond").GetString();
        Assert.Contains("rare", index, StringComparison.Ordinal);
        Assert.DoesNotContain("partout", index, StringComparison.Ordinal);
        Assert.Equal(5, plan.GetProperty("Actual Rows").GetDouble());
    }

    [Fact]
    public async Task Plan_WhenFewOfTheNewestMatch_GoesThroughNoMoreThanDo()
    {
        // Of a beginning that it knows nothing of, the database expects a fiftieth of all, and would go through a history of any length in order of time.
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk);
        await using var command = desk.Silo.Database.CreateCommand();
        command.CommandText = "explain (analyze, format json) " + SearchStatement.Page(
            Workspace, (SearchTerms.Of("jamais"), null), gathers: true, new SearchQuery("jamais", All), FilterRules.ConditionOf(All, null), SearchCursor.Start(SearchSort.Newest), 51, command.Parameters);
        var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
        Assert.Equal(0, ReadFrom(plan, "search_entries_by_words"));
        Assert.Empty(OfIndex(plan, "search_entries_by_time"));
        Assert.DoesNotContain("Seq Scan", plan.ToString(), StringComparison.Ordinal);
        Assert.Empty((await FindAsync(desk, "jamais")).Items);
    }

    [Theory]
    [InlineData("commun", 52)]
    [InlineData("rare", SearchStatement.Walked)]
    public async Task Walk_HoweverManyMatch_ReadsNoMoreThanAPageOrThanItMay(string word, int read)
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk);
        var walk = await WalkAsync(desk, word, FilterRules.ConditionOf(All, null));
        Assert.InRange(ReadFrom(walk, "search_entries_by_time"), 51, read);
    }

    [Fact]
    public async Task Walk_WhenNothingOfItMayBeSeen_AsksOfNoMoreThanItMay()
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk);
        var walk = await WalkAsync(desk, "commun", new ConversationCondition.Has(ConversationAttribute.Assignee, ["nobody"]));
        Assert.InRange(Node(walk, "conversations_pkey").GetProperty("Actual Loops").GetDouble(), 1, SearchStatement.Looks);
        Assert.InRange(ReadFrom(walk, "search_entries_by_time"), SearchStatement.Looks, SearchStatement.Looks * 2);
    }

    private static async Task<JsonElement> WalkAsync(Desk desk, string word, ConversationCondition condition)
    {
        await using var command = desk.Silo.Database.CreateCommand();
        command.CommandText = "explain (analyze, format json) " + SearchStatement.Walk(
            Workspace, SearchTerms.Of(word), new SearchQuery(word, All), condition, SearchCursor.Start(SearchSort.Newest), 51, command.Parameters);
        return JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
    }

    private static double ReadFrom(JsonElement plan, string index) => Node(plan, index).GetProperty("Actual Rows").GetDouble();

    private static JsonElement Node(JsonElement plan, string index) =>
        Assert.Single(OfIndex(plan, index));

    private static IEnumerable<JsonElement> OfIndex(JsonElement plan, string index) =>
        Nodes(plan).Where(node => node.TryGetProperty("Index Name", out var name) && name.GetString() == index);

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var inner) ? inner.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];

    /// <summary>2,000 conversations with 30,000 entries, of which five have the rare word and all have one; a hundred other words come often, without which the database would not estimate.</summary>
    internal static async Task FillAsync(Desk desk)
    {
        await using var command = desk.Silo.Database.CreateCommand($"""
            insert into conversations (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view)
            select '{Workspace}', 'c-' || i, 'Open', '', 'contact-' || i, '{"{}"}', timestamptz '2026-01-05 12:00Z', 1, '' from generate_series(1, 2000) as i;
            insert into search_entries (workspace, conversation, message, kind, at, contact, words)
            select '{Workspace}', 'c-' || 1 + i % 2000, i, 'Message', timestamptz '2026-01-05 12:00Z' - i * interval '1 minute', '',
              search_words('{SearchTerms.WorkspaceWord(Workspace)}' || E'\x1f' || word || E'\x1f' || 'mot' || i || E'\x1f' || 'terme' || i % 200 || E'\x1f' || 'partout', word)
            from generate_series(1, 30000) as i cross join lateral (select case when i % 6000 = 0 then 'rare' else 'commun' end as word) as chosen;
            analyze conversations;
            select gin_clean_pending_list('search_entries_by_words');
            analyze search_entries
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<SearchPage> FindAsync(Desk desk, string words, Func<SearchQuery, SearchQuery>? ask = null, string? cursor = null, int limit = 20)
    {
        await desk.FollowAsync();
        var query = new SearchQuery(words, All);
        return await desk.Silo.Services.GetRequiredService<ISearch>().FindAsync(desk.Workspace, ask?.Invoke(query) ?? query, cursor, limit, CancellationToken.None);
    }
}
