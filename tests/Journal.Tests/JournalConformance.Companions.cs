using System.Text;

namespace Parloir.Journal.Tests;

/// <summary>What an append carries besides its events.</summary>
public abstract partial class JournalConformance
{
    [Fact]
    public async Task Append_WhenItBringsProjectionRows_TheyStandWhenItReturns()
    {
        var (one, other) = (NewName("note"), NewName("note"));
        await AppendAsync(An(NewName("conversation"), 0, "a") with { Projections = [new Note(one, "1"), new Note(other, "2")] });

        Assert.Equal("1", await ReadNoteAsync(one));
        Assert.Equal("2", await ReadNoteAsync(other));
    }

    [Fact]
    public async Task Append_WhenRowsOfABatchShareAKey_TheLastOneWins()
    {
        var (stream, key) = (NewName("conversation"), NewName("note"));
        var appends = Enumerable.Range(0, 100).Select(i => An(stream, i, $"{i}") with { Projections = [new Note(key, $"{i}a"), new Note(key, $"{i}b")] });
        await AppendTogetherAsync([.. appends]);

        Assert.Equal("99b", await ReadNoteAsync(key));
    }

    [Fact]
    public async Task Append_WhenTheLaterOfTwoRowsIsOfAConflict_TheEarlierStands()
    {
        var (stream, key) = (NewName("conversation"), NewName("note"));
        await AppendTogetherAsync(
            An(stream, 0, "a") with { Projections = [new Note(key, "written")] },
            An(stream, 0, "b") with { Projections = [new Note(key, "conflict")] });

        Assert.Equal("written", await ReadNoteAsync(key));
    }

    [Fact]
    public async Task Append_WhenItSetsAReminder_ItStandsUntilTakenBack()
    {
        var (stream, grain) = (NewName("conversation"), "conversation/" + NewName("w"));
        await AppendAsync(An(stream, 0, "a") with
        {
            Reminders = [new ReminderChange(grain, "snooze", Noon, TimeSpan.Zero), new ReminderChange(grain, "sla-first", Noon, TimeSpan.FromHours(1))],
        });
        Assert.Equal(Noon, await ReadReminderAsync(grain, "snooze"));

        await AppendAsync(An(stream, 1, "b") with
        {
            Reminders = [new ReminderChange(grain, "snooze", null, TimeSpan.Zero), new ReminderChange(grain, "sla-first", Noon.AddDays(1), TimeSpan.FromHours(1))],
        });
        Assert.Null(await ReadReminderAsync(grain, "snooze"));
        Assert.Equal(Noon.AddDays(1), await ReadReminderAsync(grain, "sla-first"));
    }

    [Fact]
    public async Task Append_WhenAReminderIsSetAndTakenBackInOneBatch_TheLastWordCounts()
    {
        var (stream, grain) = (NewName("conversation"), "conversation/" + NewName("w"));
        await AppendTogetherAsync(
            An(stream, 0, "a") with { Reminders = [new ReminderChange(grain, "snooze", Noon, TimeSpan.Zero)] },
            An(stream, 1, "b") with { Reminders = [new ReminderChange(grain, "snooze", null, TimeSpan.Zero)] });

        Assert.Null(await ReadReminderAsync(grain, "snooze"));
    }

    [Fact]
    public async Task Append_WhenItBringsASnapshot_ItReplacesTheOneBefore()
    {
        var stream = NewName("conversation");
        await AppendAsync(An(stream, 0, "a", "b") with { Snapshot = Encoding.UTF8.GetBytes("ab") });
        await AppendTogetherAsync(
            An(stream, 2, "c") with { Snapshot = Encoding.UTF8.GetBytes("abc") },
            An(stream, 3, "d") with { Snapshot = Encoding.UTF8.GetBytes("abcd") });

        var snapshot = Assert.IsType<Snapshot>(await Journal.ReadSnapshotAsync(stream, CancellationToken.None));
        Assert.Equal((4, "abcd"), (snapshot.Sequence, Encoding.UTF8.GetString(snapshot.Data.Span)));
    }
}
