using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Thumbnails;
using Parloir.Testing;

namespace Parloir.Grains.Tests.Thumbnails;

/// <summary>S2-26: pictures are drawn small by a process of its own, and nothing that strangers send harms more than that process (decision 0052).</summary>
public sealed class DrawerTests : IDisposable
{
    private readonly ManualTimeProvider _time = new(Samples.Noon);
    private readonly List<Drawer> _drawers = [];

    public void Dispose() => _drawers.ForEach(drawer => drawer.Dispose());

    [Theory]
    [InlineData("turned.jpg", 427, 640)]
    [InlineData("wide.png", 640, 213)]
    [InlineData("tall.webp", 213, 640)]
    [InlineData("small.gif", 40, 30)]
    public async Task Draw_WhenItIsAPicture_IsSmallAndUprightAndTellsNothingElse(string name, int width, int height)
    {
        var drawn = Assert.IsType<Drawing.Drawn>(await DrawAsync(Open(), Pictures.Read(name)));
        Assert.Equal((width, height), Pictures.SizeOf(drawn.Picture));
        Assert.True(drawn.Picture.AsSpan().IndexOf("EXIF"u8) < 0);
        Assert.True(drawn.Picture.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Pictures.Secret)) < 0);
    }

    [Fact]
    public async Task Draw_WhenAPictureIsAsLargeAsIsTaken_IsDrawn_AndOneRowMoreIsNot()
    {
        // 8,000 by 8,000 pixels, and by 8,001: two and a half kilobytes each, and 256 MB when they are unpacked.
        Assert.Equal(64_000_000, DrawingLimits.Pixels);
        var drawer = Open();
        Assert.Equal((640, 640), Pictures.SizeOf(Assert.IsType<Drawing.Drawn>(await DrawAsync(drawer, Pictures.Read("limit.webp"))).Picture));
        var process = drawer.ProcessId;
        Assert.Contains("pixel limit", Assert.IsType<Drawing.Unreadable>(await DrawAsync(drawer, Pictures.Read("bomb.webp"))).Reason, StringComparison.Ordinal);
        Assert.Equal(process, drawer.ProcessId);
    }

    [Fact]
    public async Task Draw_WhenItIsBrokenOrLiesAboutItself_IsUnreadable_AndTheNextIsDrawn()
    {
        var drawer = Open();
        byte[][] wrong =
        [
            [],
            Pictures.Turned[..(Pictures.Turned.Length / 2)],
            [.. Pictures.Turned[..16], .. "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8],
            [.. "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8],
            [.. "%PDF-1.7 a bill"u8],
            // A picture, but of a kind whose decoder strangers do not meet.
            Pictures.Read("other.tiff"),
        ];
        foreach (var content in wrong) Assert.IsType<Drawing.Unreadable>(await DrawAsync(drawer, content));
        Assert.IsType<Drawing.Drawn>(await DrawAsync(drawer, Pictures.Turned));
    }

    [Fact]
    public async Task Draw_WhenTheProcessWasKilled_IsBroken_AndTheNextIsDrawnByAnother()
    {
        var drawer = Open();
        await DrawAsync(drawer, Pictures.Turned);
        using (var process = Process.GetProcessById(drawer.ProcessId!.Value))
        {
            process.Kill();
            await process.WaitForExitAsync().Soon();
        }
        Assert.IsType<Drawing.Broken>(await DrawAsync(drawer, Pictures.Turned));
        Assert.Null(drawer.ProcessId);
        Assert.IsType<Drawing.Drawn>(await DrawAsync(drawer, Pictures.Turned));
    }

    [Fact]
    public async Task Draw_WhenItTakesTooLong_EndsTheProcess()
    {
        // Answers one picture of one byte, and hangs over the second.
        var drawer = Open("""
            process.stdout.write(Buffer.from([0, 0, 0, 0, 0]));
            let read = 0;
            process.stdin.on('data', (part) => {
              read += part.length;
              if (read === 5) process.stdout.write(Buffer.from([1, 0, 0, 0, 2, 33]));
            });
            """);
        Assert.IsType<Drawing.Unreadable>(await DrawAsync(drawer, [1]));
        var hanging = DrawAsync(drawer, [2]);
        _time.Advance(DrawingLimits.Limit);
        Assert.IsType<Drawing.Broken>(await hanging);
        Assert.Null(drawer.ProcessId);
    }

    [Fact]
    public async Task Draw_WhenTheProcessIsLate_IsBroken()
    {
        var drawer = Open("process.stdout.write(Buffer.from([0, 0, 0, 0, 0])); process.stdin.once('data', () => process.stdout.write(Buffer.from([0, 0, 0, 0, 3])));");
        Assert.IsType<Drawing.Broken>(await DrawAsync(drawer, [1]));
    }

    [Fact]
    public async Task Draw_WhenTheProcessTalksNonsense_IsBroken()
    {
        var drawer = Open("process.stdout.write(Buffer.from([0, 0, 0, 0, 0])); process.stdin.once('data', () => process.stdout.write(Buffer.alloc(64, 255)));");
        Assert.IsType<Drawing.Broken>(await DrawAsync(drawer, [1]));
        Assert.Null(drawer.ProcessId);
    }

    [Fact]
    public async Task Process_WhenNothingIsToDraw_EndsAfterAMinute()
    {
        var drawer = Open();
        await DrawAsync(drawer, Pictures.Turned);
        _time.Advance(DrawingLimits.Idle - TimeSpan.FromSeconds(1));
        Assert.NotNull(drawer.ProcessId);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(drawer.ProcessId);
        Assert.IsType<Drawing.Drawn>(await DrawAsync(drawer, Pictures.Turned));
    }

    [Fact]
    public async Task Process_WhenItLooksAround_KnowsNothingOfTheSilo()
    {
        // Connection strings and the cluster's secret are in the environment of a silo.
        Assert.NotEmpty(Environment.GetEnvironmentVariable("PATH")!);
        var drawer = Open("""
            process.stdout.write(Buffer.from([0, 0, 0, 0, 0]));
            const known = Buffer.from(Object.keys(process.env).join());
            process.stdin.once('data', () => process.stdout.write(Buffer.concat([Buffer.from([known.length, 0, 0, 0, 2]), known])));
            """);
        var told = Assert.IsType<Drawing.Unreadable>(await DrawAsync(drawer, [1])).Reason;
        Assert.DoesNotContain("PATH", told, StringComparison.Ordinal);
        Assert.DoesNotContain("HOME", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_WhenTheLibraryCannotBeLoaded_IsOffFromThenOn()
    {
        var drawer = Open("import 'a-package-that-is-not-there';");
        Assert.False(drawer.IsOff);
        Assert.IsType<Drawing.NotNow>(await DrawAsync(drawer, Pictures.Turned));
        Assert.True(drawer.IsOff);
    }

    [Fact]
    public async Task Draw_WhenTooManyWait_IsNotTried()
    {
        var drawer = Open();
        var gate = Waiting.Signal();
        var waiting = Enumerable.Range(0, DrawingLimits.Waiting).Select(_ => drawer.DrawAsync(async () =>
        {
            await gate.Task;
            return null;
        })).ToList();
        Assert.IsType<Drawing.NotNow>(await DrawAsync(drawer, Pictures.Turned));
        gate.SetResult();
        await Task.WhenAll(waiting).Soon();
        Assert.IsType<Drawing.Drawn>(await DrawAsync(drawer, Pictures.Turned));
    }

    [Fact]
    public async Task Find_WhenNodeIsNotThere_SaysSo()
    {
        Assert.Equal((null, "there is no program /nowhere/node"), DrawingProgram.Find("/nowhere/node"));
        Assert.Equal((null, "it is switched off"), DrawingProgram.Find(""));
        using var drawer = new Drawer(null, _time, NullLogger<Drawer>.Instance);
        Assert.True(drawer.IsOff);
        Assert.IsType<Drawing.NotNow>(await DrawAsync(drawer, Pictures.Turned));
    }

    private Drawer Open(string? script = null)
    {
        var (program, missing) = DrawingProgram.Find("node");
        Assert.True(program is not null, missing);
        var drawer = new Drawer(script is null ? program : program with { Script = script }, _time, NullLogger<Drawer>.Instance);
        _drawers.Add(drawer);
        return drawer;
    }

    private static Task<Drawing> DrawAsync(Drawer drawer, byte[] picture) => drawer.DrawAsync(() => Task.FromResult<byte[]?>(picture)).Soon();
}
