using System.Text;

namespace Parloir.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Read_WhenStreamIsUnknown_IsEmpty()
    {
        var stream = NewName("conversation");
        Assert.Empty(await Journal.ReadForwardAsync(stream, 0, 10, CancellationToken.None));
        Assert.Empty(await Journal.ReadBackwardAsync(stream, long.MaxValue, 10, CancellationToken.None));
        Assert.Null(await Journal.ReadSnapshotAsync(stream, CancellationToken.None));
        var whole = await Journal.ReadStreamAsync(stream, CancellationToken.None);
        Assert.Null(whole.Snapshot);
        Assert.Empty(whole.Events);
    }

    [Fact]
    public async Task ReadForward_WhenPaged_MeetsEachEventOnce()
    {
        var stream = await StreamOfAsync(25);
        var read = new List<long>();
        while (await Journal.ReadForwardAsync(stream, read.LastOrDefault(), 10, CancellationToken.None) is { Count: > 0 } page)
            read.AddRange(page.Select(e => e.Sequence));

        Assert.Equal(Enumerable.Range(1, 25).Select(i => (long)i), read);
    }

    [Fact]
    public async Task ReadBackward_WhenPaged_MeetsEachEventOnceNewestFirst()
    {
        var stream = await StreamOfAsync(25);
        var read = new List<long>();
        while (await Journal.ReadBackwardAsync(stream, read.Count == 0 ? long.MaxValue : read[^1], 10, CancellationToken.None) is { Count: > 0 } page)
            read.AddRange(page.Select(e => e.Sequence));

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(i => (long)i), read);
    }

    [Fact]
    public async Task Read_WhenAnotherStreamHasALongerName_LeavesItOut()
    {
        var stream = await StreamOfAsync(2);
        await AppendAsync(An(stream + "0", 0, "other"));

        Assert.Equal(2, (await ReadAllAsync(stream)).Length);
    }

    [Fact]
    public async Task ReadStream_WhenThereIsASnapshot_BringsItAndWhatCameAfter()
    {
        var stream = await StreamOfAsync(3);
        await AppendAsync(An(stream, 3, "d") with { Snapshot = Encoding.UTF8.GetBytes("abcd") });
        await AppendAsync(An(stream, 4, "e", "f"));

        var whole = await Journal.ReadStreamAsync(stream, CancellationToken.None);

        Assert.Equal(4, whole.Snapshot!.Sequence);
        Assert.Equal("abcd", Encoding.UTF8.GetString(whole.Snapshot.Data.Span));
        Assert.Equal(["e", "f"], whole.Events.Select(Text));
        Assert.Equal([5, 6], whole.Events.Select(e => e.Sequence));
    }

    [Fact]
    public async Task ReadStream_WhenThereIsNoSnapshot_BringsEveryEvent()
    {
        var stream = await StreamOfAsync(300);
        var whole = await Journal.ReadStreamAsync(stream, CancellationToken.None);

        Assert.Null(whole.Snapshot);
        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), whole.Events.Select(e => e.Sequence));
    }

    protected async Task<string> StreamOfAsync(int events)
    {
        var stream = NewName("conversation");
        await AppendAsync(An(stream, 0, [.. Enumerable.Range(0, events).Select(i => $"{i}")]));
        return stream;
    }
}
