using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S2-37, S3-01, S3-02, S3-03, S3-04, S3-05, S3-06, conflicts C3 and C9.</summary>
public sealed class AssignmentTests
{
    [Fact]
    public void Claim_WhenUnassigned_AssignsTheClaimer()
    {
        var story = Story.Opened();
        Assert.Equal(
            new ConversationEvent.AgentAssigned(Alice, AliceCard, AssignmentReason.Claimed),
            story.Try(new ConversationCommand.Claim(Alice)).Single<ConversationEvent.AgentAssigned>());
        Assert.Equal(AliceCard, story.State.Assignee);
    }

    [Fact]
    public void Claim_WhenLost_NamesTheWinner() =>
        Story.Opened().Do(new ConversationCommand.Claim(Alice))
            .Try(new ConversationCommand.Claim(Bruno)).IsRefused(new Rejection.AlreadyClaimed(Alice.Id, "Alice"));

    [Fact]
    public void Claim_WhenTheWinnerWasRenamed_StillNamesItAsItWasThen() =>
        Story.Opened().Do(new ConversationCommand.Claim(Alice))
            .Try(new ConversationCommand.Claim(Alice with { Name = "Alice B." })).IsNothing();

    [Fact]
    public void Claim_WhenTheOwnerGotItFromTheStart_IsLost()
    {
        var story = Story.Opened(Opening with { Owner = BrunoCard });
        story.Try(new ConversationCommand.Claim(Alice)).IsRefused(new Rejection.AlreadyClaimed(Bruno.Id, "Bruno"));
    }

    [Fact]
    public void Claim_WhenTheWinnerGaveItBack_IsWonByTheNext()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice), new ConversationCommand.Unassign(Alice), new ConversationCommand.Claim(Bruno));
        Assert.Equal(BrunoCard, story.State.Assignee);
    }

    [Fact]
    public void Assign_WhenAnotherHasIt_TakesItOver()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice));
        Assert.Equal(
            new ConversationEvent.AgentAssigned(Alice, BrunoCard, AssignmentReason.Assigned),
            story.Try(new ConversationCommand.AssignAgent(Alice, Bruno.Id, Bruno.Name)).Single<ConversationEvent.AgentAssigned>());
    }

    [Fact]
    public void Assign_WhenThatAgentHasIt_ChangesNothing() =>
        Story.Opened().Do(new ConversationCommand.Claim(Bruno)).Try(new ConversationCommand.AssignAgent(Alice, Bruno.Id, Bruno.Name)).IsNothing();

    [Fact]
    public void Unassign_WhenAssigned_TellsWhoHadIt()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Bruno));
        Assert.Equal(
            new ConversationEvent.AgentUnassigned(Alice, BrunoCard),
            story.Try(new ConversationCommand.Unassign(Alice)).Single<ConversationEvent.AgentUnassigned>());
        Assert.Null(story.State.Assignee);
    }

    [Fact]
    public void Unassign_WhenUnassigned_ChangesNothing() => Story.Opened().Try(new ConversationCommand.Unassign(Alice)).IsNothing();

    [Fact]
    public void Resolve_WhenAssigned_KeepsTheAssignee()
    {
        // S3-03: assignment survives closing.
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice), new ConversationCommand.Resolve(Alice));
        Assert.Equal(AliceCard, story.State.Assignee);
        Assert.Equal(AliceCard, story.Do(new ConversationCommand.Reopen(Bruno)).State.Assignee);
    }
}
