using Parloir.Grains.Conversations;
using Parloir.Grains.Outbox;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S1-13, S1-14, S1-15, S1-16, S2-51, S2-52, S2-53, conflict C7: notes stay inside.</summary>
public sealed class NoteTests
{
    private static ConversationCommand.AddNote Note(string text, string id = "note-1") => new(Alice, id, text);

    [Fact]
    public void AddNote_WhenWritten_IsKeptAsItIs() =>
        Assert.Equal(new ConversationEvent.NoteAdded(Alice, "note-1", "call back"), Story.Opened().Try(Note("call back")).Single<ConversationEvent.NoteAdded>());

    [Fact]
    public void AddNote_WhenWritten_SendsNothing()
    {
        var story = Story.Opened().Do(Note("secret"));
        Assert.All(story.Events, recorded => Assert.Null(OutboxRules.TaskOf(story.State, recorded)));
    }

    [Fact]
    public void AddNote_WhenTheWindowIsClosed_IsTaken() => Assert.NotEmpty(Story.Opened().After(TimeSpan.FromDays(2)).Try(Note("late")).Events());

    [Fact]
    public void AddNote_WhenResolved_IsTaken() =>
        Assert.NotEmpty(Story.Opened().Do(new ConversationCommand.Resolve(Alice)).Try(Note("for the record")).Events());

    [Fact]
    public void AddNote_WhenNobodyIsAssigned_AssignsNobody() => Assert.Null(Story.Opened().Do(Note("hm")).State.Assignee);

    [Fact]
    public void AddNote_WhenTheCustomerWaits_LeavesItWaiting()
    {
        var story = Story.Opened().Do(Note("hm"));
        Assert.Equal(Noon, story.State.WaitingSince);
        Assert.Equal(MessageDirection.Inbound, story.State.Preview!.Direction);
    }

    [Fact]
    public void AddNote_WhenAtTheLimit_IsTaken() => Assert.NotEmpty(Story.Opened().Try(Note(new string('n', TextRules.NoteLimit))).Events());

    [Fact]
    public void AddNote_WhenBeyondTheLimit_IsRefused() =>
        Story.Opened().Try(Note(new string('n', TextRules.NoteLimit + 1))).IsRefused(new Rejection.TextTooLong(10_001, 10_000));

    [Fact]
    public void AddNote_WhenEmpty_IsRefused() => Story.Opened().Try(Note(" ")).IsRefused(new Rejection.TextEmpty());

    [Fact]
    public void AddNote_WhenItIsNoText_IsRefused() => Story.Opened().Try(Note("a\0")).IsRefused(new Rejection.TextInvalid());
}
