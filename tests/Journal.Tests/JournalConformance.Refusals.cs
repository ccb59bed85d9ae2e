using System.Text;

namespace Parloir.Journal.Tests;

public abstract partial class JournalConformance
{
    public static TheoryData<string> Unusual => new() { """{"t":"\u0000"}""", """{"t":"\ud800"}""", """{"t":"é😀 \" \\ "}""", "" };

    [Theory]
    [MemberData(nameof(Unusual))]
    public async Task Append_WhenDataIsUnusual_ComesBackAsItWas(string data)
    {
        var stream = NewName("conversation");
        await AppendAsync(An(stream, 0, data) with { Snapshot = Encoding.UTF8.GetBytes(data) });

        Assert.Equal([data], await ReadAllAsync(stream));
        Assert.Equal(data, Encoding.UTF8.GetString((await Journal.ReadSnapshotAsync(stream, CancellationToken.None))!.Data.Span));
    }

    public static TheoryData<byte[]> NoText => new() { new byte[] { (byte)'a', 0 }, new byte[] { 0xED, 0xA0, 0x80 }, new byte[] { 0xFF } };

    [Theory]
    [MemberData(nameof(NoText))]
    public async Task Append_WhenDataIsNoText_IsRefusedAloneAmongItsNeighbours(byte[] data)
    {
        var bad = NewName("conversation");
        var append = An(bad, 0, "") with { Events = [new NewEvent("test.v1", Noon, Noon, data)], Keys = [new NewKey(bad, 1)], Projections = [new Note(bad, "x")] };
        await AssertRefusedAloneAsync(append);
        Assert.Null(await ReadNoteAsync(bad));
    }

    [Fact]
    public async Task Append_WhenAProjectionRowIsRefused_IsRefusedAloneAmongItsNeighbours()
    {
        var bad = NewName("conversation");
        await AssertRefusedAloneAsync(An(bad, 0, "a") with { Keys = [new NewKey(bad, 1)], Projections = [new Note(bad, Note.Refused)] });
    }

    [Fact]
    public async Task Append_WhenDataIsLarge_ComesBackAsItWas()
    {
        var (stream, data) = (NewName("conversation"), new string('x', 3_000_000));
        await AppendAsync(An(stream, 0, data) with { Snapshot = Encoding.UTF8.GetBytes(data) });

        Assert.Equal([data], await ReadAllAsync(stream));
        Assert.Equal(data.Length, (await Journal.ReadSnapshotAsync(stream, CancellationToken.None))!.Data.Length);
    }

    [Theory]
    [InlineData((int)'\ud800')]
    [InlineData(0)]
    public async Task Append_WhenANameCannotBeStored_IsRefusedAloneAmongItsNeighbours(int character)
    {
        var kind = $"test{(char)character}";
        await AssertRefusedAloneAsync(An(NewName("conversation"), 0, "a") with { Events = [new NewEvent(kind, Noon, Noon, "{}"u8.ToArray())] });
    }

    [Fact]
    public async Task Append_WhenAReminderNamesNoGrain_IsRefusedAloneAmongItsNeighbours()
    {
        await AssertRefusedAloneAsync(An(NewName("conversation"), 0, "a") with { Reminders = [new ReminderChange("nobody", "r", Noon, TimeSpan.Zero)] });
    }

    private async Task AssertRefusedAloneAsync(Append bad)
    {
        var neighbours = Enumerable.Range(0, 40).Select(_ => NewName("conversation")).ToArray();
        var before = neighbours[..20].Select(stream => AppendAsync(An(stream, 0, "good"))).ToArray();
        var refused = AppendAsync(bad);
        var after = neighbours[20..].Select(stream => AppendAsync(An(stream, 0, "good"))).ToArray();

        await Assert.ThrowsAsync<AppendRefusedException>(() => refused);
        Assert.All(await Task.WhenAll([.. before, .. after]), result => Assert.Equal(new AppendResult.Appended(1), result));
        foreach (var stream in neighbours)
            Assert.Equal(["good"], await ReadAllAsync(stream));
        Assert.Empty(await ReadAllAsync(bad.Stream));
        foreach (var key in bad.Keys)
            Assert.Null(await Journal.FindKeyAsync(key.Key, CancellationToken.None));
        Assert.Equal(new AppendResult.Appended(1), await AppendAsync(An(bad.Stream, 0, "better")));
    }
}
