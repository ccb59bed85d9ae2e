using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Snooze and auto-resolve on the real journal and runtime: by durable reminders, whatever happens to the silo. S2-47, S4-15.</summary>
public sealed class LifecycleTests
{
    private static readonly ConversationCommand.Snooze UntilTomorrow = new(Alice, SnoozePreset.Tomorrow0900, null, "Europe/Paris");

    [Fact]
    public async Task Snooze_WhenItsTimeComesWhileTheSiloIsDown_EndsWhenItIsBack()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var snoozed = await desk.DoAsync(view.Id, UntilTomorrow);
        Assert.Equal(Noon.AddHours(20), snoozed.SnoozedUntil);

        await desk.PassAsync(TimeSpan.FromHours(20) - TimeSpan.FromSeconds(1));
        Assert.Equal(ConversationStatus.Snoozed, Assert.Single(await desk.AllAsync()).Status);
        await desk.PassAsync(TimeSpan.FromSeconds(1));

        await StatusIs(desk, ConversationStatus.Open);
        await Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'snooze'") == 0);
    }

    [Fact]
    public async Task Snooze_WhenTheSiloCrashesRightAfterTheAnswer_StillEnds()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.DoAsync(view.Id, UntilTomorrow);
        await desk.CrashAsync();
        await desk.PassAsync(TimeSpan.FromHours(20));
        await StatusIs(desk, ConversationStatus.Open);
    }

    [Fact]
    public async Task Snooze_WhenTheCustomerWrites_EndsAndItsReminderIsGone()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.DoAsync(view.Id, UntilTomorrow);
        await desk.ReceiveAsync(Carla, desk.Message("Now!"));
        Assert.Equal(ConversationStatus.Open, Assert.Single(await desk.AllAsync()).Status);
        Assert.Equal(0, await desk.CountAsync("reminders", "name = 'snooze'"));
    }

    [Fact]
    public async Task AutoResolve_WhenNothingHappensForLong_ResolvesWhatWasAnswered()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.Reopen());
        var answered = await desk.OpenConversationAsync();
        await desk.ReplyAsync(answered.Id);
        var waits = await desk.OpenConversationAsync(new("33600000001", null, "Dora"));
        var snoozed = await desk.OpenConversationAsync(new("33600000002", null, "Emil"));
        await desk.ReplyAsync(snoozed.Id);
        await desk.DoAsync(snoozed.Id, new ConversationCommand.Snooze(Alice, SnoozePreset.UntilCustomerReply, null, "UTC"));
        await Inbox(desk).SetAutoResolve(new AutoResolvePolicy(60, EvenWaiting: false));

        await desk.PassAsync(TimeSpan.FromMinutes(60));

        await Waiting.Eventually(async () => (await Find(desk, answered)).Status == ConversationStatus.Resolved);
        Assert.Equal(new Actor.System(), (await desk.TimelineAsync(answered.Id))[^1].Actor);
        Assert.Equal(ConversationStatus.Open, (await Find(desk, waits)).Status);
        Assert.Equal(ConversationStatus.Snoozed, (await Find(desk, snoozed)).Status);
    }

    [Fact]
    public async Task AutoResolve_WhenSomethingHappenedMeanwhile_MovesOn()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.Reopen());
        var view = await desk.OpenConversationAsync();
        await Inbox(desk).SetAutoResolve(new AutoResolvePolicy(30, EvenWaiting: true));
        await desk.PassAsync(TimeSpan.FromSeconds(1));
        await LooksAt(desk, Noon.AddMinutes(30));
        await desk.PassAsync(TimeSpan.FromMinutes(20));
        await desk.ReceiveAsync(Carla, desk.Message("Still here"));
        var again = desk.Time.GetUtcNow();

        await desk.PassAsync(TimeSpan.FromMinutes(10));
        // It looks, finds that it is too early, and will look again when it can be time.
        await LooksAt(desk, again.AddMinutes(30));
        Assert.Equal(ConversationStatus.Open, (await Find(desk, view)).Status);
        await desk.PassAsync(TimeSpan.FromMinutes(20));
        await StatusIs(desk, ConversationStatus.Resolved);
    }

    [Fact]
    public async Task AutoResolve_WhenThePolicyIsTakenBack_LooksNoMore()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.Reopen());
        await desk.OpenConversationAsync();
        await Inbox(desk).SetAutoResolve(new AutoResolvePolicy(30, EvenWaiting: true));
        Assert.Null((await Inbox(desk).SetAutoResolve(null))!.AutoResolve);
        await desk.PassAsync(TimeSpan.FromHours(1));
        await Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'auto-resolve'") == 0);
        await StatusIs(desk, ConversationStatus.Open);
        Assert.Null(await desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key("none")).SetAutoResolve(new AutoResolvePolicy(1, true)));
    }

    [Fact]
    public async Task Claim_WhenAHundredAndSixtyAgentsTryAtOnce_OneWinsAndAllLearnWho()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var agents = Enumerable.Range(0, 160).Select(i => new Actor.Agent(new AgentId($"agent-{i}"), $"Agent {i}")).ToArray();

        var results = await Task.WhenAll(agents.Select(agent => desk.Conversation(view.Id).Execute(new ConversationCommand.Claim(agent)))).Soon();

        var winner = Assert.Single(results.OfType<CommandResult.Accepted>()).Conversation.Assignee!;
        Assert.All(results.OfType<CommandResult.Rejected>(), refused => Assert.Equal(new Rejection.AlreadyClaimed(winner.Id, winner.Name), refused.Reason));
        Assert.Single((await desk.TimelineAsync(view.Id)).OfType<TimelineItem.Activity>(), activity => activity.Detail is ActivityDetail.Assigned);
    }

    private static Task LooksAt(Desk desk, DateTimeOffset at) =>
        Waiting.Eventually(async () => await desk.CountAsync("reminders", $"name = 'auto-resolve' and due_at = '{at:O}'") == 1);

    private static IInboxGrain Inbox(Desk desk) => desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key(Samples.Inbox.Value));

    private static async Task<ConversationView> Find(Desk desk, ConversationView view) => (await desk.Silo.Queries.Find(desk.Workspace, view.Id, default))!;

    private static Task StatusIs(Desk desk, ConversationStatus status) =>
        Waiting.Eventually(async () => Assert.Single(await desk.AllAsync()).Status == status);
}
