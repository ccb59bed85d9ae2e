using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S1-10, S1-12, S1-34, S2-37, S2-38, S4-18, S4-23: team, department, priority, participants, transfer.</summary>
public sealed class OwnershipRulesTests
{
    [Fact]
    public void AssignTeam_WhenAssignedToAnAgent_KeepsTheAgent()
    {
        var state = Story.Opened().Do(new ConversationCommand.Claim(Alice), new ConversationCommand.AssignTeam(Bruno, Sales)).State;
        Assert.Equal((AliceCard, Sales), (state.Assignee, state.Team));
        Assert.Equal(Sales.Id, ConversationShowing.View(state, Noon).Team);
    }

    [Fact]
    public void AssignTeam_WhenTakenAway_SaysWhichItWas() =>
        Assert.Equal(
            new ConversationEvent.TeamUnassigned(Alice, Sales),
            Story.Opened().Do(new ConversationCommand.AssignTeam(Bruno, Sales)).Try(new ConversationCommand.AssignTeam(Alice, null)).Single<ConversationEvent.TeamUnassigned>());

    [Fact]
    public void SetDepartment_WhenThereIsATeam_ChangesNothingOfIt() // C8: a queue and a group of people are two things.
    {
        var state = Story.Opened().Do(new ConversationCommand.AssignTeam(Alice, Sales), new ConversationCommand.SetDepartment(Alice, Marketing)).State;
        Assert.Equal((Sales, Marketing), (state.Team, state.Department));
        Assert.Equal(Marketing, Story.Opened().Do(new ConversationCommand.SetDepartment(Alice, Marketing), new ConversationCommand.AssignTeam(Alice, Sales), new ConversationCommand.AssignTeam(Alice, null)).State.Department);
    }

    [Fact]
    public void SetDepartment_WhenChangedAndTakenAway_IsKeptAndGone()
    {
        var story = Story.Opened().Do(new ConversationCommand.SetDepartment(Alice, Marketing));
        Assert.Equal(Marketing.Id, ConversationShowing.View(story.State, Noon).Department);
        Assert.Null(story.Do(new ConversationCommand.SetDepartment(Alice, null)).State.Department);
        story.Try(new ConversationCommand.SetDepartment(Bruno, null)).IsNothing();
    }

    [Fact]
    public void SetPriority_WhenSet_IsShown() =>
        Assert.Equal(Priority.Urgent, ConversationShowing.View(Story.Opened().Do(new ConversationCommand.SetPriority(Alice, Priority.Urgent)).State, Noon).Priority);

    [Fact]
    public void Transfer_WhenToAnAgent_BringsTheNoteFirst()
    {
        // S1-34: remarks are added before transferring.
        var events = Story.Opened().Do(new ConversationCommand.Claim(Alice))
            .Try(new ConversationCommand.Transfer(Alice, "t", BrunoCard, null, "Wants a refund")).Events();
        Assert.Equal([new ConversationEvent.NoteAdded(Alice, "t", "Wants a refund"), new ConversationEvent.AgentAssigned(Alice, BrunoCard, AssignmentReason.Assigned)], events.AsEnumerable());
    }

    [Fact]
    public void Transfer_WhenToATeam_LeavesNobodyAssigned()
    {
        var state = Story.Opened().Do(new ConversationCommand.Claim(Alice), new ConversationCommand.Transfer(Alice, "t", null, Sales, null)).State;
        Assert.Equal((null, Sales), (state.Assignee, state.Team));
    }

    [Fact]
    public void Transfer_WhenTheNoteIsWrong_ChangesNothing()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice));
        story.Try(new ConversationCommand.Transfer(Alice, "t", BrunoCard, null, " ")).IsRefused(new Rejection.TextEmpty());
        Assert.Equal(AliceCard, story.State.Assignee);
    }

    [Fact]
    public void AddParticipant_WhenAtTheLimit_IsRefused()
    {
        var story = Story.Opened();
        for (var i = 0; i < OwnershipRules.ParticipantLimit; i++) story.Do(new ConversationCommand.AddParticipant(Alice, Agent(i)));
        story.Try(new ConversationCommand.AddParticipant(Alice, Agent(50))).IsRefused(new Rejection.TooManyParticipants(50));
        story.Try(new ConversationCommand.AddNote(Alice, "n", "@you", [Agent(50)])).IsRefused(new Rejection.TooManyParticipants(50));
        Assert.NotEmpty(story.Try(new ConversationCommand.AddNote(Alice, "n", "@you", [Agent(3)])).Events());
    }

    [Fact]
    public void Mention_WhenOfSomebodyNew_MakesAParticipantOnce()
    {
        // S3-34.
        var story = Story.Opened().Do(new ConversationCommand.AddNote(Alice, "n", "@Bruno @Bruno see", [BrunoCard, BrunoCard]), new ConversationCommand.AddNote(Alice, "o", "@Bruno?", [BrunoCard]));
        Assert.Equal([BrunoCard], story.State.Participants.AsEnumerable());
    }

    [Fact]
    public void Mention_InTheNoteOfATransfer_CallsAsInAnyNote()
    {
        // S1-34, S3-34: one step, the note first.
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice));
        var events = story.Try(new ConversationCommand.Transfer(Alice, "t", null, Sales, "@Bruno knows her", [BrunoCard])).Events();
        Assert.Equal(
            [typeof(ConversationEvent.NoteAdded), typeof(ConversationEvent.ParticipantAdded), typeof(ConversationEvent.TeamAssigned), typeof(ConversationEvent.AgentUnassigned)],
            events.Select(taken => taken.GetType()));
        Assert.Equal([BrunoCard], Assert.IsType<ConversationEvent.NoteAdded>(events[0]).Mentions.AsEnumerable());
    }

    [Fact]
    public void Mention_InATransferWithoutANote_CallsNobody() =>
        Assert.Empty(Story.Opened().Do(new ConversationCommand.Transfer(Alice, "t", null, Sales, null, [BrunoCard])).State.Participants);

    [Fact]
    public void Mention_InAClosingNote_CallsAsInAnyNote()
    {
        // S3-08, S3-34.
        var note = new ClosingNote("Refund", "@Bruno paid it back");
        var events = Story.Opened().Try(new ConversationCommand.Resolve(Alice, note, [BrunoCard, BrunoCard])).Events();
        Assert.Equal([typeof(ConversationEvent.Resolved), typeof(ConversationEvent.ParticipantAdded)], events.Select(taken => taken.GetType()));
    }

    [Fact]
    public void Mention_InAClosingNote_WhenThereAreTooManyParticipants_IsRefused()
    {
        var story = Story.Opened();
        for (var i = 0; i < OwnershipRules.ParticipantLimit; i++) story.Do(new ConversationCommand.AddParticipant(Alice, Agent(i)));
        story.Try(new ConversationCommand.Resolve(Alice, new ClosingNote(null, "@you"), [Agent(50)])).IsRefused(new Rejection.TooManyParticipants(50));
        Assert.NotEmpty(story.Try(new ConversationCommand.Resolve(Alice, new ClosingNote(null, "@you"), [Agent(3)])).Events());
    }

    [Fact]
    public void Mention_InAResolutionWithoutANote_CallsNobody() =>
        Assert.Empty(Story.Opened().Do(new ConversationCommand.Resolve(Alice, null, [BrunoCard])).State.Participants);

    [Fact]
    public void RemoveParticipant_WhenNotTakingPart_ChangesNothing()
    {
        var story = Story.Opened().Do(new ConversationCommand.AddParticipant(Alice, BrunoCard), new ConversationCommand.RemoveParticipant(Alice, Bruno.Id));
        Assert.Empty(story.State.Participants);
        story.Try(new ConversationCommand.RemoveParticipant(Alice, Bruno.Id)).IsNothing();
    }

    [Fact]
    public void Keywords_WhenAddedBesideLabels_AreASetOfTheirOwn()
    {
        // S1-17, S1-39, C6.
        var story = Story.Opened().Do(new ConversationCommand.AddLabel(Alice, "vip"), new ConversationCommand.AddKeyword(Alice, "vip"), new ConversationCommand.AddKeyword(Alice, "refund"));
        Assert.Equal(["vip"], story.State.Labels.AsEnumerable());
        Assert.Equal(["vip", "refund"], story.State.Keywords.AsEnumerable());
        story.Try(new ConversationCommand.AddKeyword(Alice, "REFUND")).IsNothing();
        Assert.Equal(["vip"], story.Do(new ConversationCommand.RemoveKeyword(Alice, "Refund")).State.Keywords.AsEnumerable());
        Assert.Equal(["vip"], story.State.Labels.AsEnumerable());
        story.Try(new ConversationCommand.AddKeyword(Alice, " x")).IsRefused(new Rejection.KeywordInvalid(40));
    }

    [Fact]
    public void AddKeyword_WhenAtTheLimit_IsRefused()
    {
        var story = Story.Opened();
        for (var i = 0; i < TextRules.KeywordsPerConversation; i++) story.Do(new ConversationCommand.AddKeyword(Alice, $"word {i}"));
        story.Try(new ConversationCommand.AddKeyword(Alice, "one more")).IsRefused(new Rejection.TooManyKeywords(50));
    }

    private static AgentCard Agent(int i) => new(new AgentId($"agent-{i}"), $"Agent {i}");
}
