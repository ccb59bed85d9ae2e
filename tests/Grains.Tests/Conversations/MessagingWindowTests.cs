using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>Channel facts, section 2: 24 hours from the customer's last message; each new one renews it.</summary>
public sealed class MessagingWindowTests
{
    [Fact]
    public void Length_WhenAsked_IsADayAndTheNoticeAnHour()
    {
        Assert.Equal(TimeSpan.FromHours(24), MessagingWindowRules.Length);
        Assert.Equal(TimeSpan.FromHours(1), MessagingWindowRules.Notice);
    }

    [Theory]
    [InlineData(ChannelType.WhatsApp, true)]
    [InlineData(ChannelType.WebChat, false)]
    [InlineData(ChannelType.Email, false)]
    [InlineData(ChannelType.Sms, false)]
    public void Applies_WhenAskedOfAChannel_IsWhatsAppsRule(ChannelType channel, bool applies) => Assert.Equal(applies, MessagingWindowRules.Applies(channel));

    [Fact]
    public void Renew_WhenTheCustomerWrites_LastsADayFromThen() =>
        Assert.Equal(Noon.AddHours(24), MessagingWindowRules.Renew(ChannelType.WhatsApp, null, Noon));

    [Fact]
    public void Renew_WhenALateMessageComes_DoesNotShorten() =>
        Assert.Equal(Noon.AddHours(24), MessagingWindowRules.Renew(ChannelType.WhatsApp, Noon.AddHours(24), Noon.AddHours(-3)));

    [Fact]
    public void Renew_WhenTheChannelHasNone_IsNone() => Assert.Null(MessagingWindowRules.Renew(ChannelType.WebChat, null, Noon));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void IsOpen_WhenAroundItsEnd_EndsAtThatVerySecond(int seconds, bool open) => Assert.Equal(open, MessagingWindowRules.IsOpen(Noon, Noon.AddSeconds(seconds)));

    [Fact]
    public void IsOpen_WhenTheCustomerNeverWrote_IsClosed() => Assert.False(MessagingWindowRules.IsOpen(null, Noon));

    [Fact]
    public void View_WhenOpen_TellsItsEnd() =>
        Assert.Equal(new MessagingWindow.Open(Noon.AddHours(1)), MessagingWindowRules.View(ChannelType.WhatsApp, Noon.AddHours(1), Noon));

    [Fact]
    public void View_WhenEnded_TellsSinceWhen() =>
        Assert.Equal(new MessagingWindow.Closed(Noon), MessagingWindowRules.View(ChannelType.WhatsApp, Noon, Noon));

    [Fact]
    public void View_WhenTheCustomerNeverWrote_IsClosed() =>
        Assert.Equal(new MessagingWindow.Closed(null), MessagingWindowRules.View(ChannelType.WhatsApp, null, Noon));

    [Fact]
    public void View_WhenTheChannelHasNone_DoesNotApply() =>
        Assert.Equal(new MessagingWindow.NotApplicable(), MessagingWindowRules.View(ChannelType.Email, null, Noon));

    [Fact]
    public void DueAt_WhenExpiring_IsAnHourBeforeTheEnd()
    {
        Assert.Equal(Noon.AddHours(-1), MessagingWindowRules.DueAt(WindowReminder.Expiring, Noon));
        Assert.Equal(Noon, MessagingWindowRules.DueAt(WindowReminder.Expiry, Noon));
    }
}
