using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>The end of the messaging window, told by reminders that outlive the silo.</summary>
public sealed class WindowReminderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Window_WhenItEnds_IsAnnouncedAnHourBeforeAndClosedToTheSecond()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();

        await desk.PassAsync(TimeSpan.FromHours(23) - Second);
        await desk.PassAsync(Second);
        Assert.Equal(Noon.AddHours(23), await ToldAt<ActivityDetail.WindowExpiring>(desk, view));

        await desk.PassAsync(TimeSpan.FromHours(1) - Second);
        await desk.PassAsync(Second);
        Assert.Equal(Noon.AddHours(24), await ToldAt<ActivityDetail.WindowClosed>(desk, view));
        await Waiting.Eventually(async () => await desk.CountAsync("reminders", "name <> 'templates'") == 0);
    }

    [Fact]
    public async Task Window_WhenRenewedBeforeTheNotice_IsAnnouncedLater()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.PassAsync(TimeSpan.FromHours(10));
        await desk.ReceiveAsync(Carla, desk.Message("Again"));

        await desk.PassAsync(TimeSpan.FromHours(13));
        // The reminder ticks, finds that it is too early, and is set anew.
        await Waiting.Eventually(async () => await desk.CountAsync("reminders", $"due_at = '{Noon.AddHours(33):O}'") == 1);
        await desk.PassAsync(TimeSpan.FromHours(10));

        Assert.Equal(Noon.AddHours(33), await ToldAt<ActivityDetail.WindowExpiring>(desk, view));
    }

    [Fact]
    public async Task Window_WhenRenewedAfterTheNotice_IsNotClosedAtItsOldEnd()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.PassAsync(TimeSpan.FromHours(23));
        await ToldAt<ActivityDetail.WindowExpiring>(desk, view);
        await desk.ReceiveAsync(Carla, desk.Message("Still here"));

        await desk.PassAsync(TimeSpan.FromHours(1));
        await Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'window-expiry'") == 0);

        Assert.Empty(await Told<ActivityDetail.WindowClosed>(desk, view));
        Assert.Equal(1, await desk.CountAsync("reminders", $"name = 'window-expiring' and due_at = '{Noon.AddHours(46):O}'"));
    }

    [Fact]
    public async Task Window_WhenTheEngineWasDownForBothReminders_IsClosedOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.PassAsync(TimeSpan.FromHours(30));

        await ToldAt<ActivityDetail.WindowClosed>(desk, view);
        await Waiting.Eventually(async () => await desk.CountAsync("reminders", "name <> 'templates'") == 0);
        Assert.Empty(await Told<ActivityDetail.WindowExpiring>(desk, view));
    }

    [Fact]
    public async Task Window_WhenAnOldEndAndANewNoticeAreDueAtOnce_TicksBoth()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.PassAsync(TimeSpan.FromHours(23));
        await ToldAt<ActivityDetail.WindowExpiring>(desk, view);
        await desk.ReceiveAsync(Carla, desk.Message("Still here"));

        await desk.PassAsync(TimeSpan.FromHours(60));

        await ToldAt<ActivityDetail.WindowClosed>(desk, view);
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("reminders", "name <> 'templates'") == 0));
        Assert.Single(await Told<ActivityDetail.WindowClosed>(desk, view));
    }

    [Fact]
    public async Task Window_WhenItEnded_IsShownClosedAndRefusesFreeText()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.PassAsync(TimeSpan.FromHours(24));
        Assert.Equal(new MessagingWindow.Closed(Noon.AddHours(24)), Assert.Single(await desk.AllAsync()).Window);
        var refused = await desk.Conversation(view.Id).Execute(new ConversationCommand.SendMessage(Alice, "late", "Hello", null));
        Assert.Equal(new CommandResult.Rejected(new Rejection.WindowClosed(Noon.AddHours(24))), refused);
    }

    private static async Task<IReadOnlyList<TimelineItem>> Told<TDetail>(Desk desk, ConversationView view) where TDetail : ActivityDetail =>
        [.. (await desk.TimelineAsync(view.Id)).OfType<TimelineItem.Activity>().Where(activity => activity.Detail is TDetail)];

    private static async Task<DateTimeOffset> ToldAt<TDetail>(Desk desk, ConversationView view) where TDetail : ActivityDetail
    {
        await Waiting.Eventually(async () => (await Told<TDetail>(desk, view)).Count > 0);
        return Assert.Single(await Told<TDetail>(desk, view)).RecordedAt;
    }
}
