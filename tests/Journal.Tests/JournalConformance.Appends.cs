using System.Text;

namespace Parloir.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Append_WhenStreamIsNew_NumbersEventsFromOne()
    {
        var stream = NewName("conversation");
        Assert.Equal(new AppendResult.Appended(2), await AppendAsync(An(stream, 0, "a", "b")));

        var events = await Journal.ReadForwardAsync(stream, 0, 10, CancellationToken.None);

        Assert.Equal([1, 2], events.Select(e => e.Sequence));
        Assert.Equal(["a", "b"], events.Select(Text));
        Assert.Equal(stream, events[0].Stream);
        Assert.Equal("test.v1", events[0].Kind);
        Assert.Equal(Noon, events[0].OccurredAt);
        Assert.Equal(Noon.AddSeconds(1), events[0].RecordedAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Append_WhenExpectedSequenceIsNotTheLast_ConflictsAndWritesNothing(long expected)
    {
        var stream = NewName("conversation");
        await AppendAsync(An(stream, 0, "a", "b"));

        var late = An(stream, expected, "late") with
        {
            Keys = [new NewKey(stream, expected + 1)],
            Projections = [new Note(stream, "late")],
            Reminders = [new ReminderChange("conversation/" + stream, "r", Noon, TimeSpan.Zero)],
            Snapshot = Encoding.UTF8.GetBytes("late"),
        };
        Assert.IsType<AppendResult.Conflict>(await AppendAsync(late));

        Assert.Equal(["a", "b"], await ReadAllAsync(stream));
        Assert.Null(await Journal.FindKeyAsync(stream, CancellationToken.None));
        Assert.Null(await ReadNoteAsync(stream));
        Assert.Null(await ReadReminderAsync("conversation/" + stream, "r"));
        Assert.Null(await Journal.ReadSnapshotAsync(stream, CancellationToken.None));
    }

    [Fact]
    public async Task Append_WhenHandedOverOneAfterAnother_KeepsTheOrderWithoutWaiting()
    {
        var stream = NewName("conversation");
        var results = await AppendTogetherAsync([.. Enumerable.Range(0, 100).Select(i => An(stream, i, $"{i}"))]);

        Assert.Equal(Enumerable.Range(1, 100).Select(i => new AppendResult.Appended(i)), results);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), await ReadAllAsync(stream));
    }

    [Fact]
    public async Task Append_WhenManyExpectTheSameSequence_OneIsWritten()
    {
        var stream = NewName("conversation");
        var results = await AppendTogetherAsync([.. Enumerable.Range(0, 200).Select(i => An(stream, 0, $"{i}"))]);

        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.Equal(199, results.OfType<AppendResult.Conflict>().Count());
        Assert.Single(await ReadAllAsync(stream));
    }

    [Fact]
    public async Task Append_WhenNeighboursConflict_IsWritten()
    {
        var taken = NewName("conversation");
        await AppendAsync(An(taken, 0, "first"));
        var free = Enumerable.Range(0, 50).Select(_ => NewName("conversation")).ToArray();

        var results = await AppendTogetherAsync([.. free.SelectMany(stream => new[] { An(stream, 0, "good"), An(taken, 0, "bad") })]);

        Assert.Equal(50, results.OfType<AppendResult.Appended>().Count());
        Assert.Equal(50, results.OfType<AppendResult.Conflict>().Count());
        foreach (var stream in free)
            Assert.Equal(["good"], await ReadAllAsync(stream));
    }

    [Fact]
    public async Task Append_WhenManyStreamsAtOnce_WritesThemAll()
    {
        var streams = Enumerable.Range(0, 300).Select(_ => NewName("conversation")).ToArray();
        await Task.WhenAll(streams.Select(async stream =>
        {
            for (var i = 0; i < 10; i++)
                Assert.Equal(new AppendResult.Appended(i + 1), await AppendAsync(An(stream, i, $"{i}")));
        }));

        foreach (var stream in streams)
            Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), await ReadAllAsync(stream));
    }

    [Fact]
    public async Task Append_WhenWithdrawnBeforeItsBatch_IsCancelledOrWritten()
    {
        var stream = NewName("conversation");
        using var cancellation = new CancellationTokenSource();
        var append = Journal.AppendAsync(An(stream, 0, "a"), cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        var written = await Record.ExceptionAsync(() => append) switch
        {
            null => 1,
            OperationCanceledException => 0,
            var unexpected => throw unexpected,
        };
        // Whatever the answer was, it is the truth.
        Assert.Equal(new AppendResult.Appended(written + 1), await AppendAsync(An(stream, written, "b")));
    }

    [Fact]
    public async Task Append_WhenThereIsNoEvent_Throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(An(NewName("conversation"), 0)));
    }
}
