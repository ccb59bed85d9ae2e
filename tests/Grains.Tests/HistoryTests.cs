using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>What a conversation was, and what was done to it (S3-09 to S3-29).</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task AsOf_WhenAskedForEachSequence_IsTheConversationAsItWas()
    {
        await using var desk = await Desk.OpenAsync();
        var told = new List<ConversationView> { await desk.OpenConversationAsync() };
        var id = told[0].Id;
        var commands = EveryCommand(Alice).Where(command => command is not (ConversationCommand.SendTemplate or ConversationCommand.SendForm or ConversationCommand.React or ConversationCommand.SendMessage));
        foreach (var command in commands)
        {
            desk.Time.Advance(TimeSpan.FromMinutes(1));
            told.Add(await desk.DoAsync(id, command));
        }
        foreach (var then in told)
        {
            var asOf = await HistoryOf(desk).AsOf(desk.Workspace, id, new HistoryPoint.AtSequence(then.Sequence), default);
            AssertSame(then, asOf!);
        }
    }

    [Fact]
    public async Task AsOf_WhenAskedForATime_IsWhatWasRecordedByThen()
    {
        await using var desk = await Desk.OpenAsync();
        var opened = await desk.OpenConversationAsync();
        var at = desk.Time.GetUtcNow();
        desk.Time.Advance(TimeSpan.FromHours(1));
        var resolved = await desk.DoAsync(opened.Id, new ConversationCommand.Resolve(Alice));
        AssertSame(opened, (await AsOfAsync(desk, opened.Id, at))!);
        AssertSame(opened, (await AsOfAsync(desk, opened.Id, at.AddMinutes(59)))!);
        AssertSame(resolved, (await AsOfAsync(desk, opened.Id, desk.Time.GetUtcNow()))!);
        Assert.Null(await AsOfAsync(desk, opened.Id, at.AddSeconds(-1)));
        // The window is as it was then, not as it is now.
        Assert.IsType<MessagingWindow.Closed>((await AsOfAsync(desk, opened.Id, at.AddHours(25)))!.Window);
        Assert.IsType<MessagingWindow.Open>((await AsOfAsync(desk, opened.Id, at.AddHours(23)))!.Window);
    }

    [Fact]
    public async Task AsOf_WhenThereIsASnapshot_IsTheSameBeforeAndBehindIt()
    {
        await using var desk = await Desk.OpenAsync();
        var id = (await desk.OpenConversationAsync()).Id;
        var told = new List<ConversationView>();
        for (var i = 0; i < 210; i++)
            told.Add(await desk.DoAsync(id, new ConversationCommand.SetPriority(Alice, (Priority)(1 + i % 4))));
        Assert.Equal(1, await desk.CountAsync("snapshots", $"stream like '%{id}'"));
        foreach (var then in told.Where((_, i) => i % 15 == 0).Append(told[^1]))
            AssertSame(then, (await HistoryOf(desk).AsOf(desk.Workspace, id, new HistoryPoint.AtSequence(then.Sequence), default))!);
        Assert.Null(await HistoryOf(desk).AsOf(desk.Workspace, new ConversationId("other"), new HistoryPoint.AtSequence(1), default));
    }

    [Fact]
    public async Task Activities_WhenAsked_AreTheNewestFirstWithTheirCategories()
    {
        // S3-09, S3-11.
        await using var desk = await Desk.OpenAsync();
        var id = (await desk.OpenConversationAsync()).Id;
        await desk.DoAsync(id, new ConversationCommand.Claim(Alice));
        await desk.DoAsync(id, new ConversationCommand.Snooze(Alice, SnoozePreset.OneHour, null, "UTC"));
        await desk.DoAsync(id, new ConversationCommand.AddLabel(Alice, "vip"));
        await desk.DoAsync(id, new ConversationCommand.HandToAi(Alice));
        await desk.DoAsync(id, new ConversationCommand.Unassign(Alice));
        await desk.DoAsync(id, new ConversationCommand.Resolve(Alice));
        await desk.DoAsync(id, new ConversationCommand.Reopen(Alice));
        var all = (await HistoryOf(desk).Activities(desk.Workspace, id, null, null, 100, default))!.Items;
        Assert.Equal(all.Select(item => item.Activity.Sequence).OrderDescending(), all.Select(item => item.Activity.Sequence));
        Assert.DoesNotContain(all, item => item.Activity is not TimelineItem.Activity);
        Assert.Superset(
            new HashSet<EventCategory?>
            {
                EventCategory.Assignment, EventCategory.Unassignment, EventCategory.ConversationClosed, EventCategory.ConversationOpened, EventCategory.Snooze,
                EventCategory.BotStatus, null,
            },
            all.Select(item => item.Category).ToHashSet());
        var closed = (await HistoryOf(desk).Activities(desk.Workspace, id, EventCategory.ConversationClosed, null, 100, default))!.Items;
        Assert.IsType<ActivityDetail.Resolved>(Assert.IsType<TimelineItem.Activity>(Assert.Single(closed).Activity).Detail);
        Assert.Empty((await HistoryOf(desk).Activities(desk.Workspace, id, EventCategory.Broadcast, null, 100, default))!.Items);
        Assert.Null(await HistoryOf(desk).Activities(desk.Workspace, new ConversationId("other"), null, null, 100, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Activities_WhenMessagesStandBetween_HavePagesWithoutGapOrRepeat(int limit)
    {
        await using var desk = await Desk.OpenAsync();
        var id = (await desk.OpenConversationAsync()).Id;
        for (var i = 0; i < 10; i++)
        {
            await desk.ReceiveAsync(Carla, [.. Enumerable.Range(0, 60).Select(n => desk.Message($"{n}"))]);
            await desk.DoAsync(id, new ConversationCommand.SetPriority(Alice, (Priority)(1 + i % 4)));
        }
        var paged = new List<long>();
        for (long? before = long.MaxValue; before is not null;)
        {
            var page = (await HistoryOf(desk).Activities(desk.Workspace, id, null, before, limit, default))!;
            paged.AddRange(page.Items.Select(item => item.Activity.Sequence));
            before = page.Before;
        }
        var timeline = (await desk.TimelineAsync(id)).OfType<TimelineItem.Activity>().Select(item => item.Sequence);
        Assert.Equal(timeline.OrderDescending(), paged);
    }

    [Fact]
    public async Task Receive_WhenAMessageHasAReference_StoresItWithAnEventOfTheChannel()
    {
        // S3-25, S3-26, S3-27, S3-28: the opening has its own; a later one is an event by itself.
        await using var desk = await Desk.OpenAsync();
        var first = new Referral("ad-1", "https://example.test/1", null);
        var second = new Referral("ad-2", "https://example.test/2", null);
        await desk.ReceiveAsync(Carla, Message("wamid.a", Noon, "Hello", first));
        await desk.ReceiveAsync(Carla, Message("wamid.b", Noon, "Again", second));
        await desk.ReceiveAsync(Carla, Message("wamid.b", Noon, "Again", second));
        var id = Assert.Single(await desk.AllAsync()).Id;
        var details = (await HistoryOf(desk).Activities(desk.Workspace, id, null, null, 100, default))!.Items
            .Select(item => (item.Category, ((TimelineItem.Activity)item.Activity).Detail));
        Assert.Equal<(EventCategory?, ActivityDetail)>(
            [(EventCategory.Channel, new ActivityDetail.Referred("ad-2", "https://example.test/2")), (EventCategory.ConversationOpened, new ActivityDetail.Opened("ad-1", "https://example.test/1"))],
            details);
    }

    private static IConversationHistory HistoryOf(Desk desk) => desk.Silo.Services.GetRequiredService<IConversationHistory>();

    private static Task<ConversationView?> AsOfAsync(Desk desk, ConversationId id, DateTimeOffset time) =>
        HistoryOf(desk).AsOf(desk.Workspace, id, new HistoryPoint.AtTime(time), default);

    /// <summary>Compared as they are written: records compare arrays by reference.</summary>
    private static void AssertSame(ConversationView expected, ConversationView actual) => Assert.Equal(
        System.Text.Json.JsonSerializer.Serialize(expected, ParloirJson.Default.ConversationView),
        System.Text.Json.JsonSerializer.Serialize(actual, ParloirJson.Default.ConversationView));
}
