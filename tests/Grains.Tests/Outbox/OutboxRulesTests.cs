using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Outbox;
using Parloir.Grains.Tests.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Outbox;

/// <summary>What follows from a conversation's events outside of it.</summary>
public sealed class OutboxRulesTests
{
    private static IReadOnlyList<OutboxTask> Tasks(Story story) =>
        [.. story.Events.Select(recorded => OutboxRules.TaskOf(story.State, recorded)).OfType<OutboxTask>()];

    [Fact]
    public void TaskOf_WhenAMessageIsQueued_SendsItToTheCustomer()
    {
        var story = Story.Opened().Do(new ConversationCommand.AssignAgent(Alice, Alice.Id, "Alice"));
        var sequence = story.Reply(Alice, "Good morning");
        var send = Assert.IsType<OutboxTask.Send>(Tasks(story)[^1]);
        Assert.Equal(WhatsApp.Account, send.Account);
        Assert.Equal(new OutboundMessage(Carla, new MessageContent.Text("Good morning"), $"{Conversation}/{sequence}"), send.Message);
    }

    [Fact]
    public void TaskOf_WhenByTheFirstReply_OwnsTheContactIfNobodyDoes()
    {
        // S3-06.
        var story = Story.Opened();
        story.Reply(Alice);
        Assert.Equal(new OutboxTask.OwnContact(CarlaCard.Id, AliceCard, Replace: false), Tasks(story)[^1]);
    }

    [Fact]
    public void TaskOf_WhenClaimedOrAssigned_OwnsTheContact()
    {
        // C9.
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice), new ConversationCommand.AssignAgent(Alice, Bruno.Id, "Bruno"));
        Assert.Equal(
            [new OutboxTask.OwnContact(CarlaCard.Id, AliceCard, Replace: true), new OutboxTask.OwnContact(CarlaCard.Id, BrunoCard, Replace: true)],
            Tasks(story));
    }

    [Fact]
    public void TaskOf_WhenAnAssignmentIsUndone_TakesItBackFromTheContact()
    {
        // Decision 0072.
        var claim = new ConversationCommand.Claim(Alice);
        var story = Story.Opened().Do(claim);
        var claimed = story.State.Sequence;
        story.Do(new ConversationCommand.Once(Alice, "undo", new ConversationCommand.Unassign(Alice), claim));
        Assert.Equal(new OutboxTask.DisownContact(CarlaCard.Id, claimed), Tasks(story)[^1]);
    }

    [Fact]
    public void TaskOf_WhenSomebodyGetsItBackByAnUndo_DoesNotMakeHimTheOwner()
    {
        var transfer = new ConversationCommand.Transfer(Alice, "t", BrunoCard, null, "Wants a refund");
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice), transfer);
        var transferred = story.State.Sequence;
        story.Do(new ConversationCommand.Once(Alice, "undo", new ConversationCommand.AssignAgent(Alice, Alice.Id, "Alice"), new ConversationCommand.AssignAgent(Alice, Bruno.Id, "Bruno")));
        Assert.Equal(AliceCard, story.State.Assignee);
        Assert.Equal(new OutboxTask.DisownContact(CarlaCard.Id, transferred), Tasks(story)[^1]);

        var unassign = new ConversationCommand.Unassign(Alice);
        story.Do(unassign);
        var unassigned = story.State.Sequence;
        story.Do(new ConversationCommand.Once(Alice, "again", new ConversationCommand.AssignAgent(Alice, Alice.Id, "Alice"), unassign));
        Assert.Equal(new OutboxTask.DisownContact(CarlaCard.Id, unassigned), Tasks(story)[^1]);
    }

    [Fact]
    public void TaskOf_WhenSomethingElseIsUndone_OwnsTheContactAsEver()
    {
        var label = new ConversationCommand.AddLabel(Alice, "vip");
        var story = Story.Opened().Do(label, new ConversationCommand.Once(Alice, "undo", new ConversationCommand.AssignAgent(Alice, Bruno.Id, "Bruno"), label));
        Assert.Equal(new OutboxTask.OwnContact(CarlaCard.Id, BrunoCard, Replace: true), Tasks(story)[^1]);
    }

    [Fact]
    public void TaskOf_WhenTheOwnerWasAssigned_NeedsNothing() => Assert.Empty(Tasks(Story.Opened(Opening with { Owner = BrunoCard })));

    [Fact]
    public void TaskOf_WhenAnAgentReopens_TakesTheCustomersNextMessage() =>
        Assert.Equal(
            [new OutboxTask.BecomeCurrent(WhatsApp.Account, Carla, CarlaCard.Id)],
            Tasks(Story.Opened().Do(new ConversationCommand.Resolve(Alice), new ConversationCommand.Reopen(Alice))));

    [Fact]
    public void TaskOf_WhenTheCustomerReopens_AsksWhatHeIsCalledNow() =>
        Assert.Equal([new OutboxTask.MeetContact(CarlaCard.Id)], Tasks(Story.Opened().Do(new ConversationCommand.Resolve(Alice)).Customer("Again")));

    [Fact]
    public void TaskOf_WhenNothingLeavesTheHouse_NeedsNothing()
    {
        var story = Story.Opened().Do(
            new ConversationCommand.AddNote(Alice, "n", "secret"), new ConversationCommand.AddLabel(Alice, "vip"), new ConversationCommand.SetPending(Alice),
            new ConversationCommand.RemoveLabel(Alice, "vip"), new ConversationCommand.Resolve(Alice));
        Assert.Empty(Tasks(story));
    }
}
