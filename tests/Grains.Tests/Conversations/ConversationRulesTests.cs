using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>What every command has in common.</summary>
public sealed class ConversationRulesTests
{
    /// <summary>States in which a conversation can be when a command comes, by name.</summary>
    private static readonly Dictionary<string, Func<Story>> States = new()
    {
        ["open"] = () => Story.Opened(),
        ["assigned to the agent"] = () => Story.Opened().Do(new ConversationCommand.Claim(Alice)),
        ["assigned to another"] = () => Story.Opened().Do(new ConversationCommand.Claim(Bruno)),
        ["pending"] = () => Story.Opened().Do(new ConversationCommand.SetPending(Alice)),
        ["resolved"] = () => Story.Opened().Do(new ConversationCommand.Resolve(Alice)),
        ["labelled"] = () => Story.Opened().Do(new ConversationCommand.AddLabel(Alice, "vip")),
        ["window closed"] = () => Story.Opened().After(MessagingWindowRules.Length),
        ["snoozed"] = () => Story.Opened().Do(new ConversationCommand.Snooze(Alice, SnoozePreset.UntilCustomerReply, null, "UTC")),
        ["with the AI agent"] = () => Story.Opened().Do(new ConversationCommand.HandToAi(Alice)),
        ["of a team"] = () => Story.Opened().Do(new ConversationCommand.AssignTeam(Bruno, Sales), new ConversationCommand.AddParticipant(Bruno, BrunoCard)),
        ["answered"] = () => Answered(),
    };

    public static TheoryData<string, int> EveryCommandInEveryState()
    {
        var data = new TheoryData<string, int>();
        foreach (var state in States.Keys)
            for (var command = 0; command < EveryCommand(Alice).Length; command++)
                data.Add(state, command);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCommandInEveryState))]
    public void Decide_WhenTheSameCommandComesTwice_YieldsNoSecondEvent(string state, int command)
    {
        var story = States[state]();
        story.Try(EveryCommand(Alice)[command]);
        var before = story.Events.Count;

        var second = story.Try(EveryCommand(Alice)[command]);

        if (second is Decision<ConversationEvent>.Accepted accepted) Assert.Empty(accepted.Events);
        Assert.Equal(before, story.Events.Count);
    }

    [Theory]
    [MemberData(nameof(EveryCommandInEveryState))]
    public void Decide_WhenAccepted_LeavesAStateThatCanBeShown(string state, int command)
    {
        var story = States[state]();
        story.Try(EveryCommand(Alice)[command]);
        var view = ConversationShowing.View(story.State, story.Now);
        Assert.Equal(story.Events.Count, view.Sequence);
        Assert.Equal(story.State.Assignee, view.Assignee);
    }

    [Theory]
    [MemberData(nameof(EveryCommandInEveryState))]
    public void Decide_WhenAccepted_NamesWhoDidIt(string state, int command)
    {
        // S0-15: each action leaves who and when.
        var story = States[state]();
        var before = story.Events.Count;
        story.Try(EveryCommand(Alice)[command]);
        foreach (var recorded in story.Events.Skip(before))
        {
            var item = Assert.IsType<TimelineChange.ItemAdded>(ConversationShowing.Change(CarlaCard, recorded)).Item;
            Assert.Equal(Alice, item.Actor);
            Assert.Equal(story.Now, item.RecordedAt);
        }
    }

    [Fact]
    public void Decide_WhenThereIsNoConversation_RefusesEveryCommand()
    {
        foreach (var command in EveryCommand(Alice))
            new Story().Try(command).IsRefused(new Rejection.NotFound());
    }

    [Fact]
    public void KeyOf_WhenAnAgentWrites_IsTheClientMessageIdInItsConversation()
    {
        var state = Story.Opened().State;
        Assert.Equal($"{Conversation}/client-1", ConversationRules.KeyOf(state, new ConversationCommand.SendMessage(Alice, "client-1", "a", null)));
        Assert.Equal($"{Conversation}/client-1", ConversationRules.KeyOf(state, new ConversationCommand.AddNote(Alice, "client-1", "a")));
        Assert.Null(ConversationRules.KeyOf(state, new ConversationCommand.Claim(Alice)));
    }

    [Fact]
    public void EveryCommand_WhenCounted_IsEveryCaseOfTheContract() =>
        Assert.Equal(
            typeof(ConversationCommand).GetNestedTypes().Select(type => type.Name).Order(),
            EveryCommand(Alice).Select(command => command.GetType().Name).Order());

    private static Story Answered()
    {
        var story = Story.Opened();
        story.Reply(Alice);
        return story;
    }
}
