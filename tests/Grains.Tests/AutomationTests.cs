using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Agents;
using Parloir.Grains.Automation;
using Parloir.Grains.Conversations;
using Parloir.Grains.Notifications;
using Parloir.Grains.Teams;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Tests.Views;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using Parloir.Journal;
using static Parloir.Grains.Tests.Automation.Rules;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Rules at work (S2-40, S2-44): in the append of what sets them off, once, whatever dies between.</summary>
public sealed class AutomationTests
{
    private static readonly AutomationRuleDraft Shared = Draft(Urgent, new RuleAction.AssignMember(Sales.Id, MemberChoice.RoundRobin));

    [Fact]
    public async Task Label_WhenARuleWaitsForIt_AssignsAndNotifiesInOneAppend()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, Draft(Urgent, ToBruno, TellBruno));
        var conversation = await desk.OpenConversationAsync();
        var asked = desk.Silo.Journal.Asked;

        var view = await desk.DoAsync(conversation.Id, AddUrgent);

        Assert.Equal(asked + 1, desk.Silo.Journal.Asked);
        Assert.Equal(BrunoCard, view.Assignee);
        var line = Assert.Single((await desk.TimelineAsync(conversation.Id)).OfType<TimelineItem.Activity>(), item => item.Detail is ActivityDetail.RuleFired);
        Assert.Equal("Urgent", Assert.IsType<Actor.Rule>(line.Actor).Name);
        var told = (await NotificationsAsync(desk, Bruno.Id)).ToDictionary(notification => notification.Kind, notification => notification.By);
        Assert.Equal([NotificationKind.Assigned, NotificationKind.Rule], told.Keys.Order());
        Assert.All(told.Values, by => Assert.Equal(line.Actor, by));
        // C9: whoever gets the conversation gets the contact.
        await Waiting.Eventually(async () => (await desk.Contact(view.Contact.Id).Get())!.Owner == BrunoCard);
    }

    [Fact]
    public async Task Rule_WhenTheAnswerToTheAppendIsLost_FiresOnce()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, Draft(Urgent, ToBruno, TellBruno));
        var conversation = await desk.OpenConversationAsync();
        var label = new ConversationCommand.Once(Alice, "bulk-1", AddUrgent);
        desk.Silo.Journal.EndUnansweredAfter(0);
        await Assert.ThrowsAsync<AppendOutcomeUnknownException>(() => desk.Conversation(conversation.Id).Execute(label));
        await desk.CrashAsync();

        var view = await desk.DoAsync(conversation.Id, label);

        Assert.Equal(BrunoCard, view.Assignee);
        Assert.Equal(1, await FiredAsync(desk));
        Assert.Equal(2, (await NotificationsAsync(desk, Bruno.Id)).Length);
    }

    [Fact]
    public async Task Rule_WhenAWebhookComesTwice_FiresOnce()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, Draft(new RuleTrigger.MessageReceived(), TellBruno));
        var message = desk.Message();
        await desk.ReceiveAsync(Carla, message);
        await desk.RestartAsync();
        await desk.ReceiveAsync(Carla, message);
        Assert.Equal(1, await FiredAsync(desk));
    }

    [Fact]
    public async Task Notification_WhenARuleFiresForEveryMessage_IsOneUntilItIsRead()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, Draft(new RuleTrigger.MessageReceived(), TellBruno));
        for (var i = 0; i < 3; i++) await desk.ReceiveAsync(Carla, desk.Message());
        var told = Assert.Single(await NotificationsAsync(desk, Bruno.Id));
        Assert.Equal(NotificationKind.Rule, told.Kind);
        // What is longer is no id for the API.
        Assert.InRange(told.Id.Length, 1, 64);
        Assert.Equal(3, await FiredAsync(desk));
    }

    [Fact]
    public async Task Rules_WhenSwitchedOffOrDeleted_DoNothing()
    {
        await using var desk = await OpenAsync();
        var rule = await CreateAsync(desk, Draft(Urgent, ToBruno));
        Assert.NotNull((await RulesOf(desk).Change(Alice.Id, rule.Id, Draft(Urgent, ToBruno) with { Enabled = false })).Rule);
        var first = await desk.OpenConversationAsync();
        Assert.Null((await desk.DoAsync(first.Id, AddUrgent)).Assignee);

        Assert.NotNull((await RulesOf(desk).Change(Alice.Id, rule.Id, Draft(Urgent, ToBruno))).Rule);
        await RulesOf(desk).Delete(Alice.Id, rule.Id);
        await desk.DoAsync(first.Id, new ConversationCommand.RemoveLabel(Alice, "urgent"));
        Assert.Null((await desk.DoAsync(first.Id, AddUrgent)).Assignee);
        Assert.Equal(0, await FiredAsync(desk));
    }

    [Fact]
    public async Task Rules_WhenTheyChangeElsewhere_AreFeltWithinTenSeconds()
    {
        await using var desk = await OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        var rules = new AutomationRules(ExecutionMode.All, [Rule(Urgent, ToBruno)]);
        await using var command = desk.Silo.Database.CreateCommand("insert into automation_rules values ($1, $2)");
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue(JsonSerializer.SerializeToUtf8Bytes(rules, ParloirJson.Default.AutomationRules));
        await command.ExecuteNonQueryAsync();

        desk.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(BrunoCard, (await desk.DoAsync(conversation.Id, AddUrgent)).Assignee);
    }

    [Fact]
    public async Task Rule_WhenItsLabelIsDeleted_SkipsItAndSaysSo()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, Draft(new RuleTrigger.ConversationOpened(), new RuleAction.AddLabel("vip"), ToBruno));
        await desk.Silo.Grains.GetGrain<IWorkspaceGrain>(Workspace.Value).Delete(new CatalogueEntry.Label("vip"));
        desk.Time.Advance(TimeSpan.FromSeconds(10));

        var view = await desk.OpenConversationAsync();

        Assert.Equal((BrunoCard, 0), (view.Assignee, view.Labels.Length));
        var fired = (await desk.TimelineAsync(view.Id)).OfType<TimelineItem.Activity>().Select(item => item.Detail).OfType<ActivityDetail.RuleFired>();
        Assert.Equal([RuleSkip.UnknownLabel, null], Assert.Single(fired).Outcomes.Select(outcome => outcome.Skipped));
    }

    [Fact]
    public async Task Members_WhenInTurn_GetOneEachAndThenAnother()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, Shared);
        await OnlineAsync(desk, Alice.Id, Bruno.Id);
        var given = new List<AgentId>();
        for (var i = 0; i < 4; i++)
        {
            given.Add(await GivenAsync(desk, $"3360000000{i}"));
            desk.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal([Alice.Id, Bruno.Id, Alice.Id, Bruno.Id], given);
        Assert.Equal(2, await desk.CountAsync("team_turns"));
    }

    [Fact]
    public async Task Members_WhenByLoad_TheOneWithFewestGetsIt()
    {
        await using var desk = await OpenAsync();
        var busy = await desk.OpenConversationAsync(new("33600000009", null, null));
        await desk.DoAsync(busy.Id, new ConversationCommand.Claim(Alice));
        await CreateAsync(desk, Draft(Urgent, new RuleAction.AssignMember(Sales.Id, MemberChoice.LeastOpen)));
        await OnlineAsync(desk, Alice.Id, Bruno.Id);
        Assert.Equal(Bruno.Id, await GivenAsync(desk, "33600000001"));
    }

    [Fact]
    public async Task Members_WhenNobodyIsOnline_TheTeamHasItAndTheHistorySaysWhy()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, Shared);
        var conversation = await desk.OpenConversationAsync();
        await desk.DoAsync(conversation.Id, AddUrgent);

        await Waiting.Eventually(async () => (await desk.TimelineAsync(conversation.Id)).OfType<TimelineItem.Activity>()
            .Any(item => item.Detail is ActivityDetail.RuleActionSkipped { Outcome: { Skipped: RuleSkip.NobodyAvailable, Name: "Sales" } }));

        var view = (await desk.Conversation(conversation.Id).Get())!;
        Assert.Equal((null, Sales.Id), (view.Assignee, view.Team));
    }

    [Fact]
    public async Task Members_WhenTheProcessDiesBeforeOneIsFound_TheSearchIsEndedOnceItIsBack()
    {
        await using var desk = await OpenAsync();
        await CreateAsync(desk, Shared);
        var conversation = await desk.OpenConversationAsync();
        desk.Silo.Journal.EndAfter(1);
        await desk.DoAsync(conversation.Id, AddUrgent);
        await desk.CrashAsync();

        // The outbox goes on by itself. Whose desk is open is not known any more after the crash: the search ends, once, with nobody.
        await Waiting.Eventually(async () => await CountAsync(desk, "rule.action_skipped.v1") == 1);
        Assert.Equal((1, 1), (await FiredAsync(desk), await CountAsync(desk, "rule.member_sought.v1")));
    }

    [Fact]
    public async Task AssignMember_WhenToldTwice_IsDoneOnce()
    {
        await using var desk = await OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        await desk.DoAsync(conversation.Id, new ConversationCommand.AssignTeam(Alice, Sales));
        var search = new MemberSearch(3, By(Rule(Urgent)), Sales, MemberChoice.RoundRobin, null);
        Assert.True(await desk.Conversation(conversation.Id).AssignMember(search, BrunoCard).Soon());
        await desk.DoAsync(conversation.Id, new ConversationCommand.Unassign(Bruno));
        Assert.False(await desk.Conversation(conversation.Id).AssignMember(search, AliceCard).Soon());
        Assert.Null((await desk.Conversation(conversation.Id).Get())!.Assignee);
    }

    [Fact]
    public async Task Try_WhenAsked_ChangesNothing()
    {
        await using var desk = await OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        var trial = (await desk.Conversation(conversation.Id).Try(Draft(Urgent, ToBruno)).Soon())!;
        Assert.Equal((true, RuleActionKind.AssignAgent), (trial.Matches, Assert.Single(trial.Outcomes).Action));
        Assert.Equal(conversation.Sequence, (await desk.Conversation(conversation.Id).Get())!.Sequence);
        Assert.Null(await desk.Conversation(new ConversationId("none")).Try(Draft(Urgent, ToBruno)).Soon());
    }

    [Fact]
    public async Task Create_WhenItNamesWhatIsNotThere_IsRefused()
    {
        await using var desk = await OpenAsync();
        Assert.Equal(new Rejection.UnknownLabel(), (await RulesOf(desk).Create(Alice.Id, Draft(new RuleTrigger.LabelAdded(["gone"]), ToBruno)).Soon()).Rejection);
        Assert.Empty((await RulesOf(desk).List()).Items);
    }

    [Fact]
    public async Task Rules_WhenTheSiloStartsAgain_AreAsTheyWere()
    {
        await using var desk = await OpenAsync();
        var first = await CreateAsync(desk, Draft(Urgent, ToBruno));
        var second = await CreateAsync(desk, Shared with { Name = "Shared" });
        Assert.Null(await RulesOf(desk).Order(Alice.Id, [second.Id, first.Id]));
        await RulesOf(desk).SetMode(Alice.Id, ExecutionMode.FirstMatch);
        await desk.RestartAsync();
        var rules = await RulesOf(desk).List();
        Assert.Equal((ExecutionMode.FirstMatch, second.Id, first.Id), (rules.Mode, rules.Items[0].Id, rules.Items[1].Id));
    }

    [Fact]
    public async Task RecentMatches_WhateverTheCondition_AreThoseThatItIsTrueOf()
    {
        await using var desk = await Desk.OpenAsync();
        var random = new Random(3);
        for (var i = 0; i < 12; i++)
        {
            var view = await desk.OpenConversationAsync(new($"336000{i:00000}", null, $"Customer {i}"));
            foreach (var command in random.GetItems(EveryCommand(Alice).AsSpan(), 3)) await desk.Conversation(view.Id).Execute(command);
        }
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        var all = await desk.AllAsync();
        for (var i = 0; i < 20; i++)
        {
            var condition = RandomCondition.Of(random);
            var recent = await Matches(desk).Count(Workspace, condition, 7, default);
            Assert.Equal(
                new RecentMatches(all.Count(condition.AsOf(ListTerms.Minute(desk.Time.GetUtcNow())).Matches), all.Length, false, 7), recent);
        }
        Assert.Equal(0, (await Matches(desk).Count(new WorkspaceId("zenith"), Always, 7, default)).Looked);
    }

    [Fact]
    public async Task Plans_WhenThereAreManyConversations_ReadTheirIndexesAndABoundedNumber()
    {
        await using var desk = await Desk.OpenAsync();
        await ListTests.FillAsync(desk.Silo.Database);
        await using var recent = desk.Silo.Database.CreateCommand();
        recent.CommandText = "explain (analyze, format json) "
            + RecentMatchCounting.Write(Workspace, new ConversationCondition.Has(ConversationAttribute.Label, ["label-7"]), 1, desk.Time.GetUtcNow(), recent.Parameters);
        AssertReads(await PlanAsync(recent), "conversations_by_status", 5 * RecentMatchCounting.Limit);

        await using var load = desk.Silo.Database.CreateCommand("explain (analyze, format json) " + SqlFile.Beside<TeamTurns>("open-conversations-count"));
        load.Parameters.AddWithValue(Workspace.Value);
        load.Parameters.AddWithValue(Enumerable.Range(0, 40).Select(i => $"agent-{i}").ToArray());
        load.Parameters.AddWithValue(TeamTurns.CountLimit);
        AssertReads(await PlanAsync(load), "conversations_by_assignee", 40 * TeamTurns.CountLimit);
    }

    private static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        foreach (var agent in new[] { Alice, Bruno })
            await desk.Silo.Grains.GetGrain<IAgentGrain>(Workspace.Key(agent.Id.Value)).Ensure(agent.Name, $"{agent.Id}@example.test", AgentRole.Agent, "");
        var team = desk.Silo.Grains.GetGrain<ITeamGrain>(Workspace.Key(Sales.Id.Value));
        await team.SetName(Alice, Sales.Name);
        foreach (var agent in new[] { Alice, Bruno }) await team.SetMember(agent.Id, true);
        foreach (var label in new[] { "urgent", "vip" }) await desk.Silo.Grains.GetGrain<IWorkspaceGrain>(Workspace.Value).EnsureLabel(label, null);
        return desk;
    }

    private static IAutomationRulesGrain RulesOf(Desk desk) => desk.Silo.Grains.GetGrain<IAutomationRulesGrain>(Workspace.Value);

    private static IRecentMatches Matches(Desk desk) => desk.Silo.Services.GetRequiredService<IRecentMatches>();

    private static async Task<AutomationRule> CreateAsync(Desk desk, AutomationRuleDraft draft) =>
        Assert.IsType<AutomationRule>((await RulesOf(desk).Create(Alice.Id, draft).Soon()).Rule);

    private static async Task OnlineAsync(Desk desk, params ImmutableArray<AgentId> agents)
    {
        var availability = desk.Silo.Grains.GetGrain<IAvailabilityGrain>(Workspace.Value);
        await availability.Report("n1", agents);
        await availability.List().Soon();
    }

    /// <summary>A new customer's conversation gets the label; who has it in the end.</summary>
    private static async Task<AgentId> GivenAsync(Desk desk, string number)
    {
        var conversation = await desk.OpenConversationAsync(new(number, null, null));
        await desk.DoAsync(conversation.Id, AddUrgent);
        await Waiting.Eventually(async () => (await desk.Conversation(conversation.Id).Get())!.Assignee is not null && await desk.CountAsync("outbox") == 0);
        return (await desk.Conversation(conversation.Id).Get())!.Assignee!.Id;
    }

    private static async Task<ImmutableArray<NotificationView>> NotificationsAsync(Desk desk, AgentId agent) =>
        (await desk.Silo.Services.GetRequiredService<INotificationQueries>().List(Workspace, agent, false, false, null, 100, default)).Items;

    private static Task<long> FiredAsync(Desk desk) => CountAsync(desk, "rule.fired.v1");

    private static Task<long> CountAsync(Desk desk, string kind) => desk.CountAsync("journal", $"kind = '{kind}'");

    private static async Task<JsonElement> PlanAsync(Npgsql.NpgsqlCommand command) =>
        JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");

    private static void AssertReads(JsonElement plan, string index, int most)
    {
        var scans = Nodes(plan).Where(node => node.TryGetProperty("Relation Name", out var table) && table.GetString() == "conversations").ToList();
        Assert.NotEmpty(scans);
        Assert.All(scans, scan => Assert.Equal(index, scan.GetProperty("Index Name").GetString()));
        Assert.InRange(scans.Sum(scan => scan.GetProperty("Actual Rows").GetDouble() * scan.GetProperty("Actual Loops").GetDouble()), 1, most);
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var children) ? children.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];
}
