using System.Text.Json;
using Npgsql;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using Parloir.Journal;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Lists: pages without gaps, and plans that use their index however many conversations there are.</summary>
public sealed class ListTests
{
    private const int Rows = 20_000;
    private const int PageSize = 50;
    private const int RowsOfASlot = 15;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(31)]
    public async Task List_WhenAllTimesAreEqual_HasPagesWithoutGapOrRepeat(int limit)
    {
        await using var desk = await Desk.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => desk.ReceiveAsync(new($"336000{i:00000}", null, null), desk.Message())));
        foreach (var tab in new[] { ConversationTab.All, ConversationTab.Unassigned })
        {
            var paged = await PagesAsync(desk, new ConversationFilter(tab, Alice.Id, null, null), limit);
            Assert.Equal(paged.OrderByDescending(view => view.Id.Value, StringComparer.Ordinal), paged);
            Assert.Equal(30, paged.Select(view => view.Id).Distinct().Count());
        }
    }

    [Fact]
    public async Task List_WhenStatusesAreMixed_MergesThemByTime()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 12; i++)
        {
            var view = await desk.OpenConversationAsync(new($"336000{i:00000}", null, null));
            if (i % 3 == 1) await desk.DoAsync(view.Id, new ConversationCommand.SetPending(Alice));
            if (i % 3 == 2) await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice));
            desk.Time.Advance(TimeSpan.FromSeconds(1));
        }
        var paged = await PagesAsync(desk, new ConversationFilter(ConversationTab.All, Alice.Id, null, null), 5);
        Assert.Equal(Enumerable.Range(1, 12).Reverse().Select(i => (long)i), paged.Select(view => view.DisplayNumber));
    }

    [Fact]
    public async Task List_WhenTheCursorIsForged_IsAFormatError()
    {
        await using var desk = await Desk.OpenAsync();
        await Assert.ThrowsAsync<FormatException>(() =>
            desk.Silo.Queries.List(desk.Workspace, new ConversationFilter(ConversationTab.All, Alice.Id, null, null), "forged", 10, default));
    }

    [Fact]
    public async Task Plan_WhenThereAreManyConversations_ReadsItsIndexAndNoMoreThanThePage()
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk.Silo.Database);
        foreach (var status in new OneOf<ConversationStatus>?[] { null, ConversationStatus.Open, ConversationStatus.Resolved, new(ConversationStatus.Open, ConversationStatus.Pending) })
        {
            foreach (var sort in new[] { ConversationSort.Newest, ConversationSort.Oldest })
            {
                var filter = new ConversationFilter(ConversationTab.All, new AgentId("agent-3"), status, null) { Sort = sort };
                var statuses = status?.Values.Length ?? 5;
                foreach (var after in new[] { ListOrder.Of(sort).Start, new ListCursor(Noon.AddMinutes(-500), "", 0, sort) })
                {
                    AssertPlan(await ExplainAsync(desk, filter, after), "conversations_by_status", statuses);
                    AssertPlan(await ExplainAsync(desk, filter with { Tab = ConversationTab.Mine }, after), "conversations_by_assignee", statuses);
                    AssertPlan(await ExplainAsync(desk, filter with { Tab = ConversationTab.Unassigned }, after), "conversations_by_assignee", statuses);
                    AssertPlan(await ExplainAsync(desk, filter with { Team = new TeamId("team-3") }, after), "conversations_by_team", statuses);
                    // One scan for each.
                    AssertPlan(await ExplainAsync(desk, filter with { Assignee = new(new("agent-3"), new("agent-4"), new(ConversationFilter.None)) }, after), "conversations_by_assignee", 3 * statuses);
                    AssertPlan(await ExplainAsync(desk, filter with { Team = new(new("team-3"), new("team-4")) }, after), "conversations_by_team", 2 * statuses);
                }
            }
        }
    }

    [Fact]
    public async Task Plan_WhenFilteredOrScoped_ReadsItsIndexInOrder()
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk.Silo.Database);
        var open = new ConversationFilter(ConversationTab.All, new AgentId("agent-3"), ConversationStatus.Open, null);
        ConversationFilter[] filters =
        [
            open with { Label = "label-3" }, open with { Keyword = "word-3" }, open with { Inbox = new InboxId("inbox-3") }, open with { Channel = ChannelType.WhatsApp },
            // S1-35: those that nobody has put into a department.
            open with { Department = new DepartmentId(ConversationFilter.None) }, open with { Scoped = true }, open with { Scoped = true, Tab = ConversationTab.Unassigned },
            open with { Label = new("label-3", "label-4"), Status = new(ConversationStatus.Open, ConversationStatus.Pending) },
            open with { Inbox = new(new("inbox-3"), new("inbox-4")), Team = new(new("team-3"), new(ConversationFilter.None)) },
            open with { Sort = ConversationSort.Waiting }, open with { Sort = ConversationSort.Priority, Status = null },
        ];
        foreach (var filter in filters)
        {
            var plan = await ExplainAsync(desk, filter, ListOrder.Of(filter.Sort).Start);
            Assert.DoesNotContain("Seq Scan", Nodes(plan).Select(Type));
            Assert.Contains(Nodes(plan), node => node.TryGetProperty("Index Name", out var index) && index.GetString()!.StartsWith("conversations_by_", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(ConversationSort.Newest)]
    [InlineData(ConversationSort.Oldest)]
    [InlineData(ConversationSort.Waiting)]
    [InlineData(ConversationSort.Priority)]
    public async Task List_WhenSorted_HasPagesWithoutGapOrRepeat(ConversationSort sort)
    {
        await using var desk = await Desk.OpenAsync();
        var random = new Random(7);
        for (var i = 0; i < 24; i++)
        {
            var view = await desk.OpenConversationAsync(new($"336000{i:00000}", null, null));
            await desk.DoAsync(view.Id, new ConversationCommand.SetPriority(Alice, (Priority)random.Next(5)));
            if (i % 4 == 3) await desk.ReplyAsync(view.Id);
            if (i % 3 == 0) desk.Time.Advance(TimeSpan.FromSeconds(4));
        }
        var filter = new ConversationFilter(ConversationTab.All, Alice.Id, null, null) { Sort = sort };
        var whole = (await desk.Silo.Queries.List(desk.Workspace, filter, null, 100, default)).Items;
        Assert.Equal(sort == ConversationSort.Waiting ? 18 : 24, whole.Length);
        var ordered = sort switch
        {
            ConversationSort.Newest => whole.OrderByDescending(view => view.LastActivityAt).ThenByDescending(view => view.Id.Value, StringComparer.Ordinal),
            ConversationSort.Oldest => whole.OrderBy(view => view.LastActivityAt).ThenBy(view => view.Id.Value, StringComparer.Ordinal),
            ConversationSort.Waiting => whole.OrderBy(view => view.WaitingSince).ThenBy(view => view.Id.Value, StringComparer.Ordinal),
            _ => whole.OrderByDescending(view => view.Priority).ThenByDescending(view => view.LastActivityAt).ThenByDescending(view => view.Id.Value, StringComparer.Ordinal),
        };
        Assert.Equal(ordered.Select(view => view.Id), whole.Select(view => view.Id));
        Assert.Equal(whole.Select(view => view.Id), (await PagesAsync(desk, filter, 5)).Select(view => view.Id));
    }

    [Fact]
    public async Task List_WhenTheCursorIsOfAnotherOrder_IsAFormatError()
    {
        await using var desk = await Desk.OpenAsync();
        var filter = new ConversationFilter(ConversationTab.All, Alice.Id, null, null) { Sort = ConversationSort.Oldest };
        await Assert.ThrowsAsync<FormatException>(() => desk.Silo.Queries.List(desk.Workspace, filter, new ListCursor(Noon, "a").ToString(), 10, default));
    }

    [Fact]
    public async Task Row_WhenOneIsLookedFor_IsReadByItsKey()
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk.Silo.Database);
        await using var command = desk.Silo.Database.CreateCommand("explain (format json) " + SqlFile.Beside<ConversationQueries>("conversations-find"));
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue("x");
        var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
        Assert.Equal("conversations_pkey", plan.GetProperty("Index Name").GetString());
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(15, 0)]
    public async Task Row_WhenMoreIsSaidInTheSlot_ChangesNoIndex(int secondsLater, long withoutIndexes)
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync(new("33600000001", null, null));
        await using var connection = await desk.Silo.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var later = view with { Sequence = view.Sequence + 1, LastActivityAt = view.LastActivityAt.AddSeconds(secondsLater) };
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { ConversationActivityProjection.Instance.Write([new ConversationActivityRow(Workspace, later)]) } };
        await batch.ExecuteNonQueryAsync();
        await using var counted = new NpgsqlCommand("select n_tup_upd, n_tup_hot_upd from pg_stat_xact_user_tables where relname = 'conversations'", connection, transaction);
        await using var reader = await counted.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal((1, withoutIndexes), (reader.GetInt64(0), reader.GetInt64(1)));
    }

    private static async Task<List<ConversationView>> PagesAsync(Desk desk, ConversationFilter filter, int limit)
    {
        var all = new List<ConversationView>();
        string? cursor = null;
        do
        {
            var page = await desk.Silo.Queries.List(desk.Workspace, filter, cursor, limit, default);
            Assert.InRange(page.Items.Length, page.NextCursor is null ? 0 : limit, limit);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return all;
    }

    internal static async Task FillAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand($$"""
            insert into conversations (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view,
              number, inbox, channel, account, team, department, priority, keywords, participants, waiting_since)
            select case when i % 10 = 0 then 'zenith' else '{{Workspace}}' end, to_char(i, 'FM00000000000000000000000000000000'),
              (array['Open', 'Pending', 'Snoozed', 'Resolved', 'Resolved', 'Resolved'])[1 + i / 40 % 6],
              case when i % 4 = 0 then '' else 'agent-' || i % 40 end, 'contact-' || i, array['label-' || i % 50],
              timestamptz '2026-01-05 12:00Z' - (i * 7919 % 100000) * interval '1 second', 1, '{}',
              i, 'inbox-' || i % 10, 'WhatsApp', 'account-' || i % 3, case when i % 2 = 0 then '' else 'team-' || i % 20 end,
              case when i % 3 = 0 then '' else 'department-' || i % 5 end, i % 5, array['word-' || i % 40], '{}',
              case when i % 7 = 0 then timestamptz '2026-01-05 12:00Z' - i * interval '1 second' end
            from generate_series(1, {{Rows}}) as i;
            analyze conversations
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<JsonElement> ExplainAsync(Desk desk, ConversationFilter filter, ListCursor after)
    {
        await using var command = desk.Silo.Database.CreateCommand();
        var condition = FilterRules.ConditionOf(filter, new AgentAccess(filter.Viewer, [new InboxId("inbox-3")], [new TeamId("team-3")]));
        command.CommandText = "explain (analyze, format json) "
            + ListStatement.Page(condition, ListOrder.Of(filter.Sort), Workspace, after, PageSize + 1, command.Parameters);
        return JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
    }

    /// <summary>The page, and what else was said in the slot where it begins and in that where it ends.</summary>
    private static void AssertPlan(JsonElement plan, string index, int ranges)
    {
        const int most = PageSize + 1 + 2 * RowsOfASlot;
        var scans = Nodes(plan).Where(node => node.TryGetProperty("Relation Name", out var table) && table.GetString() == "conversations").ToList();
        Assert.All(scans, scan => Assert.Equal(("Index Scan", index), (Type(scan), scan.GetProperty("Index Name").GetString())));
        var read = scans.Sum(scan => scan.GetProperty("Actual Rows").GetDouble() * scan.GetProperty("Actual Loops").GetDouble());
        Assert.InRange(read, 1, ranges * most);
        Assert.All(Nodes(plan).Where(node => Type(node) == "Sort"), sort => Assert.InRange(sort.GetProperty("Plans")[0].GetProperty("Actual Rows").GetDouble(), 0, ranges * most));
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var children) ? children.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];

    private static string Type(JsonElement node) => node.GetProperty("Node Type").GetString()!;
}
