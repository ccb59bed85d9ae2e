using FsCheck.Fluent;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Journal;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

public sealed class ConversationRowsTests
{
    [Fact]
    public void Project_WhenAnotherMessageComes_WritesNothingThatListsFilterBy()
    {
        var story = Story.Opened();
        var before = story.State;
        story.Customer("And?");
        Assert.IsType<ConversationActivityRow>(RowOf(before, story, before.Sequence));
    }

    [Fact]
    public void Project_WhenTheConversationIsNew_WritesAllOfIt() => Assert.IsType<ConversationRow>(RowOf(ConversationState.Initial, Story.Opened(), 0));

    [Fact]
    public void Project_WhateverHappens_LeavesTheRowFiledAsTheViewIs() => Holds.ForAll(RandomStory.Step.ListOf(), steps =>
    {
        var story = Story.Opened();
        var filed = Filed(ConversationShowing.View(story.State, story.Now));
        foreach (var step in steps)
        {
            var before = story.State;
            step.Happen(story);
            if (story.State.Sequence == before.Sequence) continue;
            if (RowOf(before, story, before.Sequence) is ConversationRow whole) filed = Filed(whole.View);
            Assert.Equal(Filed(ConversationShowing.View(story.State, story.Now)), filed);
        }
    });

    /// <summary>In a batch that has both of one conversation the newer must win, whichever it is: the whole row first, the other over what is older.</summary>
    [Fact]
    public void Names_PutTheWholeRowBeforeTheActivity() =>
        Assert.True(string.CompareOrdinal(ConversationProjection.Instance.Name, ConversationActivityProjection.Instance.Name) < 0);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Write_OfAnActivity_IsNeverOverWhatIsNewer(int later, bool written)
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var changed = view with { Sequence = view.Sequence + later, LastActivityAt = view.LastActivityAt.AddHours(1) };
        await using var connection = await desk.Silo.Database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(ConversationActivityProjection.Instance.Write([new ConversationActivityRow(desk.Workspace, changed)]));
        await batch.ExecuteNonQueryAsync();
        Assert.Equal(written ? 1 : 0, await desk.CountAsync("conversations", $"id = '{view.Id}' and sequence = {view.Sequence + 1}"));
        Assert.Equal(written ? 0 : 1, await desk.CountAsync("conversations", $"id = '{view.Id}' and sequence = {view.Sequence}"));
    }

    private static IProjectionRow RowOf(ConversationState before, Story story, long since) => Assert.Single(
        ConversationRows.Project(Workspace, before, story.State, [.. story.Events.Where(recorded => recorded.Sequence > since)], story.Now),
        row => row is ConversationRow or ConversationActivityRow);

    /// <summary>What the list's columns hold besides activity, sequence and view.</summary>
    private static string Filed(ConversationView view) => string.Join('|',
        view.Status, view.Assignee?.Id, view.Contact.Id, string.Join(',', view.Labels), view.Team, view.Department, view.Priority,
        string.Join(',', view.Keywords), string.Join(',', view.Participants.Select(agent => agent.Id)));
}
