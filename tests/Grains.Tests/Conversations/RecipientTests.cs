using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Outbox;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>A reply goes where the customer is, never to a number that was given up.</summary>
public sealed class RecipientTests
{
    private static readonly CustomerIdentity NewNumber = new("33687654321", null, "Carla");

    private static InboundEnvelope Notice(DateTimeOffset at) => Envelope("notice", at, new InboundItem.SystemNotice("user_changed_number", "Changed", NewNumber));

    private static Story From(Story story, CustomerIdentity identity, string text, DateTimeOffset? at = null)
    {
        story.Opening = story.Opening with { Identity = identity };
        return story.Receive(Message($"wamid.{text}", at ?? story.Now, text));
    }

    private static CustomerIdentity Recipient(Story story)
    {
        var sequence = story.Reply(Alice);
        var task = OutboxRules.TaskOf(story.State, story.Events[(int)sequence - 1]);
        return Assert.IsType<OutboxTask.Send>(task).Message.Recipient;
    }

    [Fact]
    public void Reply_WhenNothingChanged_GoesToTheNumberThatWrote() => Assert.Equal("33612345678", Recipient(Story.Opened()).ProviderId);

    [Fact]
    public void Reply_WhenTheCustomerChangedNumber_GoesToTheNewOneAtOnce() =>
        Assert.Equal("33687654321", Recipient(Story.Opened().After(TimeSpan.FromHours(1)).Receive(Notice(Noon.AddHours(1)))).ProviderId);

    [Fact]
    public void Reply_WhenTheCustomerWroteFromAnotherNumber_GoesThere() =>
        Assert.Equal("33687654321", Recipient(From(Story.Opened(), NewNumber, "New phone")).ProviderId);

    [Fact]
    public void Reply_WhenAnOldMessageComesLateFromTheOldNumber_GoesToTheNewOne()
    {
        var story = From(Story.Opened().After(TimeSpan.FromHours(1)), NewNumber, "New phone");
        From(story, Carla, "Late", Noon.AddMinutes(1));
        Assert.Equal("33687654321", Recipient(story).ProviderId);
    }

    [Fact]
    public void Reply_WhenTheNumberIsHiddenThisTime_GoesToTheKnownNumber()
    {
        var story = From(Story.Opened(), new CustomerIdentity(null, "user-1", "Carla"), "Hidden");
        Assert.Equal(new CustomerIdentity("33612345678", "user-1", "Carla"), Recipient(story));
    }

    [Fact]
    public void Reply_WhenTheNumberIsShownLater_GoesToTheNumber()
    {
        var story = Story.Opened(Opening with { Identity = new CustomerIdentity(null, "user-1", "Carla") });
        Assert.Equal("user-1", Recipient(story).ProviderId);
        Assert.Equal("33612345678", Recipient(From(story, new CustomerIdentity("33612345678", "user-1", "Carla"), "Shown")).ProviderId);
    }

    [Fact]
    public void Receive_WhenOnlyTheNameDiffers_ChangesNoRecipient()
    {
        var story = From(Story.Opened(), Carla with { Name = "Carla B." }, "Renamed");
        Assert.DoesNotContain(story.Told, told => told is ConversationEvent.RecipientChanged);
    }

    [Fact]
    public void Receive_WhenTheRecipientStaysTheSame_TellsItOnce()
    {
        var story = From(From(Story.Opened(), NewNumber, "One"), NewNumber, "Two");
        Assert.Single(story.Told, told => told is ConversationEvent.RecipientChanged);
    }

    [Fact]
    public void Receive_WhenAReactionComesFromAnotherNumber_ChangesNoRecipient()
    {
        var story = Story.Opened();
        story.Opening = story.Opening with { Identity = NewNumber };
        story.Receive(Envelope("r", story.Now, new InboundItem.Reaction("wamid.1", "👍")));
        Assert.Equal("33612345678", Recipient(story).ProviderId);
    }
}
