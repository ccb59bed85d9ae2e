using Parloir.Grains.Agents;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Tests.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Tests.Views;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Live lists: what a screen has folded together is what the database answers.</summary>
public sealed class ViewTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(30);

    private static readonly ConversationFilter All = new(ConversationTab.All, Alice.Id, null, null);

    private static IEnumerable<ConversationFilter> EveryFilter =>
        from tab in Enum.GetValues<ConversationTab>()
        from status in new OneOf<ConversationStatus>?[] { null, ConversationStatus.Open, ConversationStatus.Pending, ConversationStatus.Resolved }
        from label in new OneOf<string>?[] { null, "vip" }
        select new ConversationFilter(tab, Alice.Id, status, label);

    /// <summary>One for each thing that lists can ask, and what a restricted agent sees of them: S2-19, S2-20, S2-21, S2-22, S4-07, S4-08, S4-09.</summary>
    private static IEnumerable<ConversationFilter> EveryOther =>
        from filter in new[]
        {
            All, All with { Keyword = "invoice" }, All with { Channel = ChannelType.WhatsApp }, All with { Channel = ChannelType.Email },
            All with { Account = Desk.AccountOf(Workspace).Id }, All with { Inbox = Inbox }, All with { Inbox = new InboxId("other") },
            All with { Team = Sales.Id }, All with { Team = new TeamId(ConversationFilter.None) }, All with { Department = Marketing.Id },
            All with { Department = new DepartmentId(ConversationFilter.None) }, All with { Priority = Priority.High }, All with { Assignee = Bruno.Id },
            All with { Participant = Bruno.Id }, All with { Sort = ConversationSort.Oldest }, All with { Sort = ConversationSort.Waiting },
            All with { Sort = ConversationSort.Priority, Label = "vip" }, All with { Tab = ConversationTab.Unassigned },
            All with { Status = new(ConversationStatus.Open, ConversationStatus.Resolved), Label = new("vip", "urgent") },
            All with { Inbox = new(Inbox, new("other")), Priority = new(Priority.High, Priority.Urgent) },
            All with { Team = new(Sales.Id, new("other")) }, All with { Team = new(Sales.Id, new(ConversationFilter.None)), Sort = ConversationSort.Oldest },
            All with { Assignee = new(Bruno.Id, new(ConversationFilter.None)), Sort = ConversationSort.Waiting },
        }
        from scoped in new[] { false, true }
        select filter with { Scoped = scoped };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task View_WhateverHappens_ShowsWhatTheQueryAndTheRuleSay(int seed)
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.Reopen());
        var random = new Random(seed);
        // Alice sees another inbox only, and the conversations of her team and her own.
        await desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key("alice")).Ensure("Alice", "alice@example.test", AgentRole.Agent, "");
        await desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key("alice")).SetInboxes([new InboxId("other")]);
        await desk.Silo.Grains.GetGrain<ITeamGrain>(desk.Workspace.Key("sales")).SetName(Alice, "Sales");
        await desk.Silo.Grains.GetGrain<ITeamGrain>(desk.Workspace.Key("sales")).SetMember(Alice.Id, true);
        var watchers = EveryFilter.Concat(EveryOther).Concat(await SavedAsync(desk, random)).Select(filter => new ListWatcher(filter)).ToList();
        var customers = Enumerable.Range(0, 8).Select(i => new CustomerIdentity($"336000{i:00000}", null, i % 2 == 0 ? $"Élodie {i}" : $"Customer {i}")).ToArray();
        for (var i = 0; i < 150; i++)
        {
            // Screens open while things happen.
            if (i < watchers.Count)
            {
                await watchers[i].WatchCountAsync(desk);
                await watchers[i].WatchAsync(desk);
            }
            var views = await desk.AllAsync();
            if (views.IsEmpty || random.Next(4) == 0) await desk.ReceiveAsync(customers[random.Next(customers.Length)], desk.Message($"{i}"));
            else await desk.Conversation(views[random.Next(views.Length)].Id).Execute(Any(random, i));
            if (random.Next(3) == 0) desk.Time.Advance(Moment);
        }

        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
        var all = await desk.AllAsync();
        foreach (var watcher in watchers)
        {
            var listed = (await desk.Silo.Queries.List(desk.Workspace, watcher.Filter, null, 1000, default)).Items.Select(view => (view.Id, view.Sequence)).ToList();
            var condition = (await desk.Silo.Queries.TermsAsync(desk.Workspace, watcher.Filter, default)).ConditionAt(desk.Time.GetUtcNow());
            Assert.Equal(Sorted(all.Where(condition.Matches), watcher.Filter.Sort).Select(view => (view.Id, view.Sequence)), listed);
            await Shows(desk, watcher, all.Where(condition.Matches).Select(view => (view.Id, view.Sequence)).ToList());
            Assert.Equal(0, watcher.Gaps);
            Assert.Equal(new ViewCount(listed.Count, false), watcher.Count);
            await Waiting.Eventually(() => Task.FromResult(watcher.Tallies.MaxBy(tally => tally.Since.Sequence)!.Count == watcher.Count));
        }
    }

    [Fact]
    public async Task Mine_WhenAssigned_AppearsAndWhenTakenAwayDisappears()
    {
        // S2-39.
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var mine = new ListWatcher(All with { Tab = ConversationTab.Mine });
        var strangers = new ListWatcher(new ConversationFilter(ConversationTab.Mine, new AgentId("zoe"), null, null));
        await mine.WatchAsync(desk);
        await strangers.WatchAsync(desk);

        var assigned = await desk.DoAsync(view.Id, new ConversationCommand.AssignAgent(Bruno, Alice.Id, "Alice"));
        await Shows(desk, mine, [(view.Id, assigned.Sequence)]);
        await desk.DoAsync(view.Id, new ConversationCommand.AssignAgent(Alice, Bruno.Id, "Bruno"));
        await Shows(desk, mine, []);
        Assert.Equal(0, strangers.Deltas);
    }

    [Fact]
    public async Task WatchCount_WhenRowsChange_TellsOnlyOfAnotherCount()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var screen = new ListWatcher(All with { Tab = ConversationTab.Unassigned });
        await screen.WatchAsync(desk);
        await screen.WatchCountAsync(desk);

        var labelled = await desk.DoAsync(view.Id, new ConversationCommand.AddLabel(Alice, "vip"));
        await Shows(desk, screen, [(view.Id, labelled.Sequence)]);
        await desk.DoAsync(view.Id, new ConversationCommand.AssignAgent(Alice, Bruno.Id, "Bruno"));
        await Shows(desk, screen, []);

        await Waiting.Eventually(() => Task.FromResult(screen.Tallies.Count == 2));
        Assert.Equal([1, 0], screen.Tallies.Select(tally => tally.Count.Value));
        Assert.Equal([new ViewPosition(screen.Position.Epoch, 0), screen.Position], screen.Tallies.Select(tally => tally.Since));
    }

    [Fact]
    public async Task UnwatchCount_WhenTheCountChanges_TellsNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var (stays, leaves) = (new ListWatcher(All with { Tab = ConversationTab.Unassigned }), new ListWatcher(All with { Tab = ConversationTab.Unassigned }));
        await stays.WatchCountAsync(desk);
        await leaves.WatchCountAsync(desk);
        await leaves.UnwatchCountAsync(desk);

        await desk.DoAsync(view.Id, new ConversationCommand.AssignAgent(Alice, Bruno.Id, "Bruno"));

        await Waiting.Eventually(async () =>
        {
            await stays.FlushAsync(desk);
            return stays.Tallies.Count == 2;
        });
        Assert.Single(leaves.Tallies);
    }

    [Fact]
    public async Task Resume_WhenSomeDeltasWereMissed_GivesThese()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var stays = new ListWatcher(All);
        var leaves = new ListWatcher(All);
        await stays.WatchAsync(desk);
        await leaves.WatchAsync(desk);
        await ListWatcher.ViewOf(desk, All).Unwatch(desk.Silo.Grains.CreateObjectReference<IViewObserver>(leaves));
        var head = view;
        for (var i = 0; i < 3; i++)
        {
            head = await desk.DoAsync(view.Id, new ConversationCommand.AddLabel(Alice, $"label {i}"));
            await Shows(desk, stays, [(view.Id, head.Sequence)]);
        }

        var comesBack = new ListWatcher(All);
        var state = await comesBack.WatchAsync(desk, new ViewPosition(stays.Position.Epoch, stays.Position.Sequence - 2));

        Assert.Null(state.Snapshot);
        Assert.Equal(2, state.Missed.Length);
        Assert.Equal(stays.Position, comesBack.Position);
        Assert.Equal([(view.Id, head.Sequence)], comesBack.Shown);
    }

    [Fact]
    public async Task Resume_WhenNothingWasMissed_GivesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync();
        var screen = new ListWatcher(All);
        await screen.WatchAsync(desk);
        var state = await new ListWatcher(All).WatchAsync(desk, screen.Position);
        Assert.Null(state.Snapshot);
        Assert.Empty(state.Missed);
    }

    [Fact]
    public async Task Resume_WhenTooMuchWasMissed_GivesASnapshot()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var screen = new ListWatcher(All);
        await screen.WatchAsync(desk);
        var start = screen.Position;
        var grain = ListWatcher.ViewOf(desk, All);
        for (var i = 1; i <= 501; i++)
        {
            await grain.Apply(view with { Sequence = view.Sequence + i });
            await screen.FlushAsync(desk);
        }

        Assert.Equal(500, (await new ListWatcher(All).WatchAsync(desk, start with { Sequence = 1 })).Missed.Length);
        Assert.NotNull((await new ListWatcher(All).WatchAsync(desk, start)).Snapshot);
        Assert.NotNull((await new ListWatcher(All).WatchAsync(desk, start with { Sequence = 600 })).Snapshot);
    }

    [Fact]
    public async Task Resume_WhenTheSiloIsAnother_GivesASnapshotOfAnotherEpoch()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var screen = new ListWatcher(All);
        await screen.WatchAsync(desk);
        await desk.CrashAsync();
        var state = await screen.WatchAsync(desk, screen.Position);
        Assert.Equal(view.Id, Assert.Single(state.Snapshot!.Items).Id);
    }

    [Fact]
    public async Task Apply_WhenAnOlderChangeComesAfterANewerOne_IsIgnored()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var screen = new ListWatcher(All);
        await screen.WatchAsync(desk);
        var grain = ListWatcher.ViewOf(desk, All);
        await grain.Apply(view with { Sequence = 9 });
        await grain.Apply(view with { Sequence = 8 });
        await Shows(desk, screen, [(view.Id, 9)]);
        Assert.Equal(1, screen.Position.Sequence);
    }

    [Fact]
    public async Task Changes_WhenTheyFollowClosely_ComeAsOneDelta()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var screen = new ListWatcher(All);
        await screen.WatchAsync(desk);
        var grain = ListWatcher.ViewOf(desk, All);
        for (var i = 1; i <= 20; i++) await grain.Apply(view with { Sequence = view.Sequence + i });
        await Shows(desk, screen, [(view.Id, view.Sequence + 20)]);
        Assert.InRange(screen.Position.Sequence, 1, 2);
    }

    [Fact]
    public async Task Feed_WhenAViewRenewsInTime_AnswersTheSameEpoch()
    {
        await using var desk = await Desk.OpenAsync();
        var feed = desk.Silo.Grains.GetGrain<IFeedGrain>(desk.Workspace.Key("feed-0"));
        var epoch = await feed.Register("tab=all", ["all"]);
        desk.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(epoch, await feed.Register("tab=all", ["all"]));
        Assert.NotEqual(epoch, await feed.Register("tab=unassigned", ["unassigned"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Feed_WhenAViewRenewsTooLate_AnswersAnotherEpoch(bool changedMeanwhile)
    {
        await using var desk = await Desk.OpenAsync();
        var feed = desk.Silo.Grains.GetGrain<IFeedGrain>(desk.Workspace.Key("feed-0"));
        var epoch = await feed.Register("tab=all", ["all"]);
        desk.Time.Advance(TimeSpan.FromSeconds(61));
        if (changedMeanwhile) await feed.Publish([], ConversationShowing.View(Story.Opened().State, Noon));
        Assert.NotEqual(epoch, await feed.Register("tab=all", ["all"]));
    }

    /// <summary>Views that people may save, whatever stands in them (S4-05, S4-06).</summary>
    private static async Task<List<ConversationFilter>> SavedAsync(Desk desk, Random random)
    {
        var filters = new List<ConversationFilter>();
        for (var i = 0; i < 30; i++)
        {
            var draft = new SavedViewDraft($"View {i}", ViewVisibility.Personal, null, RandomCondition.Of(random), ConversationSort.Newest);
            var saved = (await desk.Silo.Grains.GetGrain<ISavedViewsGrain>(desk.Workspace.Value).Create(Alice.Id, draft).Soon()).View!;
            filters.Add(All with { View = saved.Id, Scoped = random.Next(2) == 0, Tab = random.Next(3) == 0 ? ConversationTab.Mine : ConversationTab.All });
        }
        return filters;
    }

    private static ConversationCommand Any(Random random, int i)
    {
        var by = random.Next(2) == 0 ? Alice : Bruno;
        var commands = EveryCommand(by);
        return commands[random.Next(commands.Length)] switch
        {
            ConversationCommand.SendMessage send => send with { ClientMessageId = $"client-{i}" },
            ConversationCommand.AddNote note => note with { ClientMessageId = $"client-{i}" },
            ConversationCommand.Transfer transfer => transfer with { ClientMessageId = $"client-{i}" },
            ConversationCommand.Once once => once with { ClientKey = $"bulk-{i}" },
            var command => command,
        };
    }

    /// <summary>The orders as people mean them.</summary>
    private static IEnumerable<ConversationView> Sorted(IEnumerable<ConversationView> views, ConversationSort sort) => sort switch
    {
        ConversationSort.Newest => views,
        ConversationSort.Oldest => views.Reverse(),
        ConversationSort.Waiting => views.OrderBy(view => view.WaitingSince).ThenBy(view => view.Id.Value, StringComparer.Ordinal),
        ConversationSort.Priority => views.OrderByDescending(view => view.Priority),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };

    private static Task Shows(Desk desk, ListWatcher watcher, IReadOnlyList<(ConversationId, long)> expected) => Waiting.Eventually(async () =>
    {
        await watcher.FlushAsync(desk);
        return watcher.Shown.SequenceEqual(expected);
    });
}
