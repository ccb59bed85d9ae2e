using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S0-11, S0-12, S2-48, S2-50, S3-07, conflict C1: one terminal status.</summary>
public sealed class StatusTests
{
    [Fact]
    public void Resolve_WhenOpen_ResolvesAndEndsTheWaiting()
    {
        var story = Story.Opened().After(TimeSpan.FromMinutes(5));
        Assert.Equal(new ConversationEvent.Resolved(Alice), story.Try(new ConversationCommand.Resolve(Alice)).Single<ConversationEvent.Resolved>());
        Assert.Equal(ConversationStatus.Resolved, story.State.Status);
        Assert.Equal(Noon.AddMinutes(5), story.State.ResolvedAt);
        Assert.Null(story.State.WaitingSince);
    }

    [Fact]
    public void Resolve_WhenPending_Resolves() =>
        Assert.Equal(
            ConversationStatus.Resolved,
            Story.Opened().Do(new ConversationCommand.SetPending(Alice), new ConversationCommand.Resolve(Alice)).State.Status);

    [Fact]
    public void Resolve_WhenResolved_ChangesNothing() =>
        Story.Opened().Do(new ConversationCommand.Resolve(Alice)).Try(new ConversationCommand.Resolve(Bruno)).IsNothing();

    [Fact]
    public void Reopen_WhenResolved_Reopens()
    {
        var story = Story.Opened().Do(new ConversationCommand.Resolve(Alice)).After(TimeSpan.FromHours(1));
        Assert.Equal(new ConversationEvent.Reopened(Bruno), story.Try(new ConversationCommand.Reopen(Bruno)).Single<ConversationEvent.Reopened>());
        Assert.Equal(ConversationStatus.Open, story.State.Status);
        Assert.Null(story.State.ResolvedAt);
        Assert.Equal(Noon.AddHours(1), story.State.LastActivityAt);
    }

    [Fact]
    public void Reopen_WhenOpen_ChangesNothing() => Story.Opened().Try(new ConversationCommand.Reopen(Alice)).IsNothing();

    [Fact]
    public void Reopen_WhenPending_Opens() =>
        Assert.Equal(
            new ConversationEvent.StatusChanged(Alice, ConversationStatus.Open),
            Story.Opened().Do(new ConversationCommand.SetPending(Alice)).Try(new ConversationCommand.Reopen(Alice)).Single<ConversationEvent.StatusChanged>());

    [Fact]
    public void SetPending_WhenOpen_Waits() =>
        Assert.Equal(
            new ConversationEvent.StatusChanged(Alice, ConversationStatus.Pending),
            Story.Opened().Try(new ConversationCommand.SetPending(Alice)).Single<ConversationEvent.StatusChanged>());

    [Fact]
    public void SetPending_WhenPending_ChangesNothing() =>
        Story.Opened().Do(new ConversationCommand.SetPending(Alice)).Try(new ConversationCommand.SetPending(Alice)).IsNothing();

    [Fact]
    public void SetPending_WhenResolved_IsRefused() =>
        Story.Opened().Do(new ConversationCommand.Resolve(Alice))
            .Try(new ConversationCommand.SetPending(Alice)).IsRefused(new Rejection.ConversationResolved());

    [Fact]
    public void Resolve_WhenDoneAgainAfterAReopen_CountsFromTheSecondTime()
    {
        var story = Story.Opened().Do(new ConversationCommand.Resolve(Alice), new ConversationCommand.Reopen(Alice))
            .After(TimeSpan.FromHours(2)).Do(new ConversationCommand.Resolve(Alice));
        Assert.Equal(Noon.AddHours(2), story.State.ResolvedAt);
    }
}
