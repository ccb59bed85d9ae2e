namespace Parloir.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task FindKey_WhenWritten_TellsWhere()
    {
        var (stream, key) = (NewName("conversation"), NewName("wamid"));
        await AppendAsync(An(stream, 0, "a", "b") with { Keys = [new NewKey(key, 2)] });

        Assert.Equal(new JournalPosition(stream, 2), await Journal.FindKeyAsync(key, CancellationToken.None));
        Assert.Null(await Journal.FindKeyAsync(key + "!", CancellationToken.None));
    }

    [Fact]
    public async Task Append_WhenOneOfItsKeysIsTaken_IsADuplicateAndWritesNothing()
    {
        var (first, second) = (NewName("conversation"), NewName("conversation"));
        var (taken, free) = (NewName("wamid"), NewName("wamid"));
        await AppendAsync(Keyed(first, 0, taken));

        var result = Assert.IsType<AppendResult.Duplicate>(await AppendAsync(Keyed(second, 0, free, taken)));

        Assert.Equal([taken], result.Keys);
        Assert.Empty(await ReadAllAsync(second));
        Assert.Null(await Journal.FindKeyAsync(free, CancellationToken.None));
        Assert.Equal(new JournalPosition(first, 1), await Journal.FindKeyAsync(taken, CancellationToken.None));
    }

    [Fact]
    public async Task Append_WhenManyBringTheSameKeyAtOnce_OneIsWritten()
    {
        var key = NewName("wamid");
        var streams = Enumerable.Range(0, 200).Select(_ => NewName("conversation")).ToArray();

        var results = await AppendTogetherAsync([.. streams.Select(stream => Keyed(stream, 0, key))]);

        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.All(results.OfType<AppendResult.Duplicate>(), duplicate => Assert.Equal([key], duplicate.Keys));
        var position = Assert.NotNull(await Journal.FindKeyAsync(key, CancellationToken.None));
        Assert.Equal(["keyed"], await ReadAllAsync(position.Stream));
    }

    [Fact]
    public async Task Append_WhenItRepeatsAKeyOfItsOwn_WritesItOnceForTheFirstEvent()
    {
        var (stream, key) = (NewName("conversation"), NewName("wamid"));
        var result = await AppendAsync(An(stream, 0, "a", "b") with { Keys = [new NewKey(key, 1), new NewKey(key, 2)] });

        Assert.Equal(new AppendResult.Appended(2), result);
        Assert.Equal(new JournalPosition(stream, 1), await Journal.FindKeyAsync(key, CancellationToken.None));
    }

    [Fact]
    public async Task Append_WhenNeighboursAreDuplicates_IsWritten()
    {
        var taken = NewName("wamid");
        await AppendAsync(Keyed(NewName("conversation"), 0, taken));
        var free = Enumerable.Range(0, 50).Select(_ => NewName("conversation")).ToArray();

        var results = await AppendTogetherAsync(
            [.. free.SelectMany(stream => new[] { Keyed(stream, 0, NewName("wamid")), Keyed(NewName("conversation"), 0, taken) })]);

        Assert.Equal(50, results.OfType<AppendResult.Appended>().Count());
        Assert.Equal(50, results.OfType<AppendResult.Duplicate>().Count());
        foreach (var stream in free)
            Assert.Equal(["keyed"], await ReadAllAsync(stream));
    }
}
