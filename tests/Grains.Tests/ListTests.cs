using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Journal;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Lists: pages without gaps, and plans that use their index however many conversations there are.</summary>
public sealed class ListTests
{
    private const int Rows = 20_000;
    private const int PageSize = 50;

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
        string[] every = Enum.GetNames<ConversationStatus>();
        foreach (var statuses in new[] { every, ["Open"], ["Resolved"] })
        {
            foreach (var after in new[] { ListCursor.Start, new ListCursor(Noon.AddMinutes(-500), "") })
            {
                foreach (var assignee in new[] { "", "agent-3" })
                    AssertPlan(await ExplainAsync(desk, "conversations-list", Workspace.Value, assignee, statuses, null, after), "conversations_by_assignee", statuses.Length);
                AssertPlan(await ExplainAsync(desk, "conversations-list-all", Workspace.Value, null, statuses, null, after), "conversations_by_status", statuses.Length);
            }
        }
    }

    [Fact]
    public async Task Plan_WhenByLabel_ReadsItsIndexInOrder()
    {
        await using var desk = await Desk.OpenAsync();
        await FillAsync(desk.Silo.Database);
        var plan = await ExplainAsync(desk, "conversations-list-all", Workspace.Value, null, ["Open"], "label-3", ListCursor.Start);
        Assert.DoesNotContain("Seq Scan", Nodes(plan).Select(Type));
        Assert.Contains(Nodes(plan), node => node.TryGetProperty("Index Name", out var index) && index.GetString() == "conversations_by_status");
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

    private static async Task FillAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand($$"""
            insert into conversations (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view)
            select case when i % 10 = 0 then 'zenith' else '{{Workspace}}' end, to_char(i, 'FM00000000000000000000000000000000'),
              (array['Open', 'Pending', 'Snoozed', 'Resolved', 'Resolved', 'Resolved'])[1 + i / 40 % 6],
              case when i % 4 = 0 then '' else 'agent-' || i % 40 end, 'contact-' || i, array['label-' || i % 50],
              timestamptz '2026-01-05 12:00Z' - (i * 7919 % 100000) * interval '1 second', 1, '{}'
            from generate_series(1, {{Rows}}) as i;
            analyze conversations
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<JsonElement> ExplainAsync(Desk desk, string query, string workspace, string? assignee, string[] statuses, string? label, ListCursor after)
    {
        await using var command = desk.Silo.Database.CreateCommand("explain (analyze, format json) " + SqlFile.Beside<ConversationQueries>(query));
        command.Parameters.AddWithValue(workspace);
        if (assignee is not null) command.Parameters.AddWithValue(assignee);
        command.Parameters.AddWithValue(statuses);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = label });
        command.Parameters.AddWithValue(after.LastActivityAt);
        command.Parameters.AddWithValue(after.Id);
        command.Parameters.AddWithValue(PageSize + 1);
        return JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
    }

    private static void AssertPlan(JsonElement plan, string index, int statuses)
    {
        var scans = Nodes(plan).Where(node => node.TryGetProperty("Relation Name", out var table) && table.GetString() == "conversations").ToList();
        Assert.All(scans, scan => Assert.Equal(("Index Scan", index), (Type(scan), scan.GetProperty("Index Name").GetString())));
        var read = scans.Sum(scan => scan.GetProperty("Actual Rows").GetDouble() * scan.GetProperty("Actual Loops").GetDouble());
        Assert.InRange(read, 1, statuses * (PageSize + 1));
        Assert.All(Nodes(plan).Where(node => Type(node) == "Sort"), sort => Assert.InRange(sort.GetProperty("Plans")[0].GetProperty("Actual Rows").GetDouble(), 0, statuses * (PageSize + 1)));
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var children) ? children.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];

    private static string Type(JsonElement node) => node.GetProperty("Node Type").GetString()!;
}
