using System.Text.RegularExpressions;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S2-09, S2-10, S3-06 and the complaints "free text accepted after 24 hours" and "two agents answer the same customer".</summary>
public sealed class SendMessageTests
{
    private static ConversationCommand.SendMessage Send(string text = "Good morning", long? expected = null, string id = "client-1") => new(Alice, id, text, expected);

    [Fact]
    public void Send_WhenSomebodyIsAssigned_QueuesTheMessageAsItIs()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Bruno));
        var queued = story.Try(Send("  Good morning\n")).Single<ConversationEvent.MessageQueued>();
        Assert.Equal(Alice, queued.By);
        Assert.Equal("client-1", queued.ClientMessageId);
        Assert.Equal(new MessageContent.Text("  Good morning\n"), queued.Content);
        Assert.Equal(BrunoCard, story.State.Assignee);
    }

    [Fact]
    public void Send_WhenNobodyIsAssigned_MakesTheFirstReplierTheAssignee()
    {
        var story = Story.Opened();
        var events = story.Try(Send()).Events();
        Assert.IsType<ConversationEvent.MessageQueued>(events[0]);
        Assert.Equal(new ConversationEvent.AgentAssigned(Alice, AliceCard, AssignmentReason.FirstReply), events[1]);
        Assert.Equal(2, events.Length);
        Assert.Equal(AliceCard, story.State.Assignee);
    }

    [Fact]
    public void Send_WhenUnassignedAfterTheFirstReply_AssignsTheNextReplier()
    {
        var story = Story.Opened();
        story.Reply(Alice);
        story.Do(new ConversationCommand.Unassign(Alice));
        story.Reply(Bruno);
        Assert.Equal(BrunoCard, story.State.Assignee);
    }

    [Fact]
    public void Send_WhenAnAgentAnswers_NobodyWaitsAnyMore()
    {
        var story = Story.Opened();
        Assert.Equal(Noon, story.State.WaitingSince);
        story.After(TimeSpan.FromMinutes(3)).Reply(Alice);
        Assert.Null(story.State.WaitingSince);
        Assert.Equal(Noon.AddMinutes(3), story.State.LastActivityAt);
        Assert.Equal(MessageDirection.Outbound, story.State.Preview!.Direction);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(24 * 3600 - 1, true)]
    [InlineData(24 * 3600, false)]
    [InlineData(24 * 3600 + 1, false)]
    public void Send_WhenWindowIsAtItsEdge_IsDecidedToTheSecond(int seconds, bool allowed)
    {
        var story = Story.Opened().After(TimeSpan.FromSeconds(seconds));
        var decision = story.Try(Send());
        if (allowed) Assert.NotEmpty(decision.Events());
        else decision.IsRefused(new Rejection.WindowClosed(Noon.AddHours(24)));
    }

    [Fact]
    public void Send_WhenWindowEndsWithinThisTick_IsRefusedFromThatTickOn()
    {
        var story = Story.Opened().After(MessagingWindowRules.Length - TimeSpan.FromTicks(1));
        Assert.NotEmpty(story.Try(Send()).Events());
        story.After(TimeSpan.FromTicks(1)).Try(Send(id: "client-2")).IsRefused(new Rejection.WindowClosed(Noon.AddHours(24)));
    }

    [Fact]
    public void Send_WhenCustomerNeverWrote_IsRefused()
    {
        // S2-70: first contact on WhatsApp needs a template.
        var story = new Story().Receive(Envelope("wamid.e", Noon, new InboundItem.Echo("wamid.e", new MessageContent.Text("Hi"))));
        story.Try(Send()).IsRefused(new Rejection.WindowClosed(null));
    }

    [Fact]
    public void Send_WhenCustomerWritesAgain_IsAllowedForAnotherDay()
    {
        var story = Story.Opened().After(TimeSpan.FromHours(23)).Customer("Still there?").After(TimeSpan.FromHours(23.9));
        Assert.NotEmpty(story.Try(Send()).Events());
    }

    [Fact]
    public void Send_WhenChannelHasNoWindow_IsAllowedYearsLater()
    {
        var story = Story.Opened(WebChatOpening).After(TimeSpan.FromDays(1000));
        Assert.NotEmpty(story.Try(Send()).Events());
    }

    [Fact]
    public void Send_WhenResolved_IsRefused()
    {
        var story = Story.Opened().Do(new ConversationCommand.Resolve(Alice));
        story.Try(Send()).IsRefused(new Rejection.ConversationResolved());
    }

    [Fact]
    public void Send_WhenPending_LeavesItPending()
    {
        var story = Story.Opened().Do(new ConversationCommand.SetPending(Alice));
        story.Reply(Alice);
        Assert.Equal(ConversationStatus.Pending, story.State.Status);
    }

    [Fact]
    public void Send_WhenCustomerWroteSinceTheAgentLooked_IsStale()
    {
        var story = Story.Opened();
        var seen = story.State.LastMessageSequence;
        story.Customer("No, wait");
        story.Try(Send(expected: seen)).IsRefused(new Rejection.StaleReply(story.State.LastMessageSequence));
    }

    [Fact]
    public void Send_WhenAgentSawTheLastMessage_IsNotStale()
    {
        var story = Story.Opened().Customer("Second");
        Assert.NotEmpty(story.Try(Send(expected: story.State.LastMessageSequence)).Events());
    }

    [Fact]
    public void Send_WhenOnlyColleaguesActedSince_IsNotStale()
    {
        var story = Story.Opened();
        var seen = story.State.LastMessageSequence;
        story.Do(new ConversationCommand.AddLabel(Bruno, "vip"), new ConversationCommand.AddNote(Bruno, "n", "careful"));
        Assert.NotEmpty(story.Try(Send(expected: seen)).Events());
    }

    [Fact]
    public void Send_WhenNothingIsExpected_IsNeverStale()
    {
        var story = Story.Opened().Customer("Second");
        Assert.NotEmpty(story.Try(Send()).Events());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n\t ")]
    public void Send_WhenThereAreNoWords_IsRefused(string text) => Story.Opened().Try(Send(text)).IsRefused(new Rejection.TextEmpty());

    [Fact]
    public void Send_WhenTextIsAtTheLimit_IsTaken() => Assert.NotEmpty(Story.Opened().Try(Send(new string('a', TextRules.MessageLimit))).Events());

    [Fact]
    public void Send_WhenTextIsBeyondTheLimit_IsRefused() =>
        Story.Opened().Try(Send(new string('a', TextRules.MessageLimit + 1))).IsRefused(new Rejection.TextTooLong(4097, 4096));

    [Theory]
    [InlineData(@"a\0b")]
    [InlineData(@"\ud83d")]
    [InlineData(@"\udc4b wave")]
    [InlineData(@"\udc4b\ud83d")]
    public void Send_WhenItIsNoText_IsRefused(string escaped) => Story.Opened().Try(Send(Regex.Unescape(escaped))).IsRefused(new Rejection.TextInvalid());

    [Fact]
    public void Send_WhenTwoMessagesSayTheSame_SendsBoth()
    {
        var story = Story.Opened();
        story.Do(Send("ok", id: "1"), Send("ok", id: "2"));
        Assert.Equal(2, story.Told.OfType<ConversationEvent.MessageQueued>().Count());
    }
}
