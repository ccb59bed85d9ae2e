using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Tests.Views;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>S4-02, S4-07, S4-08, S4-09: the numbers of the navigation, which cost what is open and nothing for what is done.</summary>
public sealed class CountTests
{
    [Fact]
    public async Task Count_WhateverThereIs_IsWhatTheListsHold()
    {
        await using var desk = await Desk.OpenAsync();
        var random = new Random(5);
        for (var i = 0; i < 25; i++)
        {
            var view = await desk.OpenConversationAsync(new($"336000{i:00000}", null, $"Customer {i}"));
            foreach (var command in random.GetItems(EveryCommand(random.Next(2) == 0 ? Alice : Bruno).AsSpan(), 4)) await desk.Conversation(view.Id).Execute(command);
            if (i % 5 == 0) await desk.Conversation(view.Id).Execute(new ConversationCommand.Reopen(Alice));
            if (i % 10 == 0) await desk.Conversation(view.Id).Execute(new ConversationCommand.SetPending(Alice));
        }
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        var saved = Enumerable.Range(0, 8).Select(i =>
            new SavedView(new SavedViewId($"v{i}"), "x", ViewVisibility.Personal, null, Alice.Id, RandomCondition.Of(random), ConversationSort.Newest, 1)).ToImmutableArray();

        foreach (var status in new[] { ConversationStatus.Open, ConversationStatus.Pending })
        {
            var counts = await Counts(desk).Count(Workspace, Alice.Id, false, status, saved, default);
            var active = (await desk.AllAsync()).RemoveAll(view => view.Status == ConversationStatus.Resolved);
            var counted = active.RemoveAll(view => view.Status != status);
            Assert.NotEmpty(counted);
            Assert.Equal(
                (counted.Length, counted.Count(view => view.Assignee?.Id == Alice.Id), counted.Count(view => view.Assignee is null), false),
                (counts.All, counts.Mine, counts.Unassigned, counts.AtLeast));
            Assert.Equal(Grouped(counted.Select(view => view.Inbox.Value)), counts.Inboxes);
            Assert.Equal(Grouped(counted.Select(view => view.Team?.Value).OfType<string>()), counts.Teams);
            Assert.Equal(Grouped(counted.Select(view => view.Department?.Value).OfType<string>()), counts.Departments);
            Assert.Equal(Grouped(counted.SelectMany(view => view.Labels)), counts.Labels);
            Assert.Equal(Grouped(counted.SelectMany(view => view.Keywords)), counts.Keywords);
            Assert.Equal(Grouped(saved.SelectMany(view => active.Where(view.Condition.AsOf(ListTerms.Minute(desk.Time.GetUtcNow())).Matches).Select(_ => view.Id.Value))), counts.Views);
        }
    }

    [Fact]
    public async Task Count_WhenTheViewerIsRestricted_IsOfWhatHeSees()
    {
        await using var desk = await Desk.OpenAsync();
        var agents = desk.Silo.Grains.GetGrain<Agents.IAgentGrain>(Workspace.Key("alice"));
        await agents.Ensure("Alice", "alice@example.test", Agents.AgentRole.Agent, "");
        await agents.SetInboxes([new InboxId("other")]);
        await desk.OpenConversationAsync();
        var hers = await desk.OpenConversationAsync(new("33600000002", null, null));
        await desk.DoAsync(hers.Id, new ConversationCommand.AssignAgent(Bruno, Alice.Id, Alice.Name));
        Assert.Equal(2, (await Counts(desk).Count(Workspace, Alice.Id, false, ConversationStatus.Open, [], default)).All);
        Assert.Equal(1, (await Counts(desk).Count(Workspace, Alice.Id, true, ConversationStatus.Open, [], default)).All);
        Assert.Equal(0, (await Counts(desk).Count(new WorkspaceId("zenith"), Alice.Id, false, ConversationStatus.Open, [], default)).All);
    }

    [Fact]
    public async Task Plan_WhenMostConversationsAreResolved_ReadsNoneOfThem()
    {
        await using var desk = await Desk.OpenAsync();
        await ListTests.FillAsync(desk.Silo.Database);
        var active = await desk.CountAsync("conversations", $"workspace = '{Workspace}' and status <> 'Resolved'");
        await using var command = desk.Silo.Database.CreateCommand();
        var access = new AgentAccess(Alice.Id, [new InboxId("inbox-3")], [new TeamId("team-3")]);
        command.CommandText = "explain (analyze, format json) "
            + ConversationCounting.Write(Workspace, access, false, ConversationStatus.Open, [], desk.Time.GetUtcNow(), command.Parameters);
        var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");
        var scans = Nodes(plan).Where(node => node.TryGetProperty("Relation Name", out var table) && table.GetString() == "conversations").ToList();
        Assert.All(scans, scan => Assert.Equal("conversations_by_status", scan.GetProperty("Index Name").GetString()));
        Assert.Equal(active, scans.Sum(scan => scan.GetProperty("Actual Rows").GetDouble() * scan.GetProperty("Actual Loops").GetDouble()));
    }

    private static IConversationCounts Counts(Desk desk) => desk.Silo.Services.GetRequiredService<IConversationCounts>();

    private static IEnumerable<EntryCount> Grouped(IEnumerable<string> values) =>
        values.GroupBy(value => value).Select(group => new EntryCount(group.Key, group.Count())).OrderBy(entry => entry.Id, StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var children) ? children.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];
}
