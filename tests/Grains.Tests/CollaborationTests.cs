using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Many agents on one conversation.</summary>
public sealed class CollaborationTests
{
    /// <summary>Of this database alone: others of the server's have their own tests.</summary>
    private const string WaitsForTheJournal =
        "not granted and relation = 'journal'::regclass and database = (select oid from pg_database where datname = current_database())";

    [Fact]
    public async Task Claim_When160AgentsRace_OneWinsAndTheOthersLearnTheWinner()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var agents = Enumerable.Range(0, 160).Select(i => new Actor.Agent(new AgentId($"agent-{i}"), $"Agent {i}")).ToArray();

        var results = await Task.WhenAll(agents.Select(agent => desk.Conversation(view.Id).Execute(new ConversationCommand.Claim(agent)))).Soon();

        var winner = Assert.Single(results.OfType<CommandResult.Accepted>()).Conversation.Assignee!;
        Assert.All(results.OfType<CommandResult.Rejected>(), lost => Assert.Equal(new Rejection.AlreadyClaimed(winner.Id, winner.Name), lost.Reason));
        Assert.Equal(159, results.OfType<CommandResult.Rejected>().Count());
        Assert.Equal(1, await desk.CountAsync("journal", "kind = 'conversation.agent_assigned.v1'"));
    }

    [Fact]
    public async Task Watch_WhenColleaguesAct_ShowsWhatTheTimelineShows()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var screen = new ConversationWatcher();
        var sequence = (await screen.WatchAsync(desk, view.Id))!.Sequence;

        await desk.DoAsync(view.Id, new ConversationCommand.Claim(Alice));
        await desk.DoAsync(view.Id, new ConversationCommand.AddNote(Bruno, "note", "careful"));
        await desk.ReceiveAsync(Carla, desk.Message("one"), desk.Message("two"));

        var shown = new List<TimelineItem>();
        foreach (var events in new[] { 1, 1, 2 })
        {
            var delta = await screen.Next();
            Assert.Equal((sequence, sequence + events), (delta.Since, delta.Sequence));
            sequence = delta.Sequence;
            shown.AddRange(delta.Changes.OfType<TimelineChange.ItemAdded>().Select(added => added.Item));
        }
        Assert.Equal((await desk.TimelineAsync(view.Id)).TakeLast(4), shown);
    }

    [Fact]
    public async Task Since_WhenAClientComesBack_IsWhatItMissed()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.DoAsync(view.Id, new ConversationCommand.Claim(Alice));
        var head = await desk.DoAsync(view.Id, new ConversationCommand.AddLabel(Alice, "vip"));

        var missed = (await desk.Silo.Queries.Since(desk.Workspace, head, view.Sequence, 100, default))!;
        Assert.Equal((view.Sequence, head.Sequence, 2), (missed.Since, missed.Sequence, missed.Changes.Length));
        Assert.Empty((await desk.Silo.Queries.Since(desk.Workspace, head, head.Sequence, 100, default))!.Changes);
        Assert.Null(await desk.Silo.Queries.Since(desk.Workspace, head, view.Sequence, 1, default));
        Assert.Null(await desk.Silo.Queries.Since(desk.Workspace, head, head.Sequence + 1, 100, default));
    }

    [Fact]
    public async Task Timeline_WhenReadInPages_IsWholeWithoutGaps()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ReceiveAsync(Carla, [.. Enumerable.Range(0, 23).Select(i => desk.Message($"{i}"))]);
        var view = Assert.Single(await desk.AllAsync());
        var backward = new List<TimelineItem>();
        for (long? before = null; ;)
        {
            var page = (await desk.Silo.Queries.Timeline(desk.Workspace, view.Id, before, null, 5, default))!;
            backward.InsertRange(0, page.Items);
            if ((before = page.Before) is null) break;
        }
        var forward = new List<TimelineItem>();
        for (long? after = 0; ;)
        {
            var page = (await desk.Silo.Queries.Timeline(desk.Workspace, view.Id, null, after, 5, default))!;
            forward.AddRange(page.Items);
            if ((after = page.After) is null) break;
        }
        Assert.Equal(Enumerable.Range(1, 24).Select(i => (long)i), backward.Select(item => item.Sequence));
        Assert.Equal(backward, forward);
    }

    [Fact]
    public async Task Execute_WhenACallerGivesUpBeforeItIsWritten_WritesNothingAndTheWatchersStay()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var others = new List<ConversationView>();
        // So many that each of the two writers surely has some of their streams.
        for (var i = 0; i < 32; i++) others.Add(await desk.OpenConversationAsync(new($"336000000{i:D2}", null, null)));
        var screen = new ConversationWatcher();
        await screen.WatchAsync(desk, view.Id);

        await using var locking = await desk.Silo.Database.OpenConnectionAsync();
        await using var transaction = await locking.BeginTransactionAsync();
        await using (var command = locking.CreateCommand())
        {
            command.CommandText = "lock table journal in exclusive mode";
            await command.ExecuteNonQueryAsync();
        }
        var asked = desk.Silo.Journal.Asked + others.Count;
        var held = others.Select(other => desk.DoAsync(other.Id, new ConversationCommand.Claim(Alice))).ToArray();
        // All of them, so that the next one who asks is she who gives up.
        await Waiting.Eventually(async () => desk.Silo.Journal.Asked == asked && await desk.CountAsync("pg_locks", WaitsForTheJournal) == 2);
        using var patience = new CancellationTokenSource();
        var given = desk.Conversation(view.Id).Execute(new ConversationCommand.Claim(Alice), patience.Token);
        await Waiting.Eventually(() => Task.FromResult(desk.Silo.Journal.Asked == asked + 1));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.Soon());
        await transaction.RollbackAsync();
        await Task.WhenAll(held);

        await desk.DoAsync(view.Id, new ConversationCommand.Claim(Bruno));
        var assigned = Assert.IsType<ActivityDetail.Assigned>(Assert.IsType<TimelineItem.Activity>(
            Assert.IsType<TimelineChange.ItemAdded>(Assert.Single((await screen.Next()).Changes)).Item).Detail);
        Assert.Equal(BrunoCard, assigned.Agent);
    }

    [Fact]
    public async Task Label_WhenEnsuredManyTimesAtOnceInAnyCase_StandsOnceInTheCatalogue()
    {
        await using var desk = await Desk.OpenAsync();
        var workspace = desk.Silo.Grains.GetGrain<IWorkspaceGrain>(desk.Workspace.Value);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => workspace.EnsureLabel(i % 2 == 0 ? "Vip" : "VIP", null)));
        await desk.RestartAsync();
        var label = Assert.Single(await desk.Silo.Grains.GetGrain<IWorkspaceGrain>(desk.Workspace.Value).Labels());
        Assert.All(results, result => Assert.Equal(label, result.Label));
    }
}
