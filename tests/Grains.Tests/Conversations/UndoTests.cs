using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>What was done is taken back only while it stands.</summary>
public sealed class UndoTests
{
    private static readonly AgentCard DoraCard = new(new AgentId("dora"), "Dora");

    /// <summary>What is done, what takes it back, and what somebody else does in between.</summary>
    private static readonly (ConversationCommand Done, ConversationCommand Back, ConversationCommand Since)[] Cases =
    [
        (new ConversationCommand.AssignAgent(Alice, Bruno.Id, Bruno.Name), new ConversationCommand.Unassign(Alice), new ConversationCommand.AssignAgent(Bruno, DoraCard.Id, DoraCard.Name)),
        (new ConversationCommand.AssignTeam(Alice, Sales), new ConversationCommand.AssignTeam(Alice, null), new ConversationCommand.AssignTeam(Bruno, null)),
        (new ConversationCommand.SetDepartment(Alice, Marketing), new ConversationCommand.SetDepartment(Alice, null), new ConversationCommand.SetDepartment(Bruno, null)),
        (new ConversationCommand.SetPriority(Alice, Priority.High), new ConversationCommand.SetPriority(Alice, Priority.None), new ConversationCommand.SetPriority(Bruno, Priority.Urgent)),
        (new ConversationCommand.AddLabel(Alice, "vip"), new ConversationCommand.RemoveLabel(Alice, "vip"), new ConversationCommand.RemoveLabel(Bruno, "vip")),
        (new ConversationCommand.AddKeyword(Alice, "refund"), new ConversationCommand.RemoveKeyword(Alice, "refund"), new ConversationCommand.RemoveKeyword(Bruno, "refund")),
        (new ConversationCommand.AddParticipant(Alice, DoraCard), new ConversationCommand.RemoveParticipant(Alice, DoraCard.Id), new ConversationCommand.RemoveParticipant(Bruno, DoraCard.Id)),
        (new ConversationCommand.Resolve(Alice), new ConversationCommand.Reopen(Alice), new ConversationCommand.Reopen(Bruno)),
        (new ConversationCommand.SetPending(Alice), new ConversationCommand.Reopen(Alice), new ConversationCommand.Resolve(Bruno)),
        (new ConversationCommand.HandToAi(Alice), new ConversationCommand.Reopen(Alice), new ConversationCommand.TakeOver(Bruno)),
        (new ConversationCommand.Snooze(Alice, SnoozePreset.OneHour, null, "Europe/Paris"), new ConversationCommand.Reopen(Alice), new ConversationCommand.Reopen(Bruno)),
    ];

    public static TheoryData<int> EveryCase() => new(Enumerable.Range(0, Cases.Length));

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void Undo_WhileItStands_PutsBackWhatWas(int index)
    {
        var (done, back, _) = Cases[index];
        var before = Story.Opened();
        var story = Story.Opened().Do(done).After(TimeSpan.FromSeconds(5));
        Assert.NotEqual(Shown(before), Shown(story));
        story.Do(new ConversationCommand.Once(Alice, "undo", back, done));
        Assert.Equal(Shown(before), Shown(story));
    }

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void Undo_WhenSomebodyChangedItSince_IsRefused(int index)
    {
        var (done, back, since) = Cases[index];
        var story = Story.Opened().Do(done, since);
        var stands = Shown(story);
        story.Try(new ConversationCommand.Once(Alice, "undo", back, done)).IsRefused(new Rejection.ChangedSince());
        Assert.Equal(stands, Shown(story));
    }

    [Fact]
    public void Undo_WhenAskedTwice_HasNoSecondEffect()
    {
        var (done, back, _) = Cases[0];
        var undo = new ConversationCommand.Once(Alice, "undo", back, done);
        Story.Opened().Do(done, undo).Try(undo).IsNothing();
    }

    private static (ConversationStatus, DateTimeOffset?, AgentId?, TeamId?, DepartmentId?, Priority, string) Shown(Story story) =>
        (story.State.Status, story.State.SnoozedUntil, story.State.Assignee?.Id, story.State.Team?.Id, story.State.Department?.Id, story.State.Priority,
            string.Join(',', [.. story.State.Labels, .. story.State.Keywords, .. story.State.Participants.Select(agent => agent.Id.Value)]));
}
