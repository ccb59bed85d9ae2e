using System.Text;
using Parloir.Journal;

namespace Parloir.Journal.Tests;

/// <summary>What every <see cref="IJournal"/> does.</summary>
public abstract partial class JournalConformance
{
    protected static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    protected abstract IJournal Journal { get; }

    [Fact]
    public async Task Append_WhenStreamIsNew_NumbersEventsFromOne()
    {
        var stream = NewStream();
        Assert.Equal(new AppendResult.Appended(2), await AppendAsync(An(stream, 0, "a", "b")));
        var events = await Journal.ReadForwardAsync(stream, 0, 10, default);
        Assert.Equal([1, 2], events.Select(e => e.Sequence));
        Assert.Equal(["a", "b"], events.Select(Text));
    }

    protected static string NewStream() => $"conversation/w/{Guid.CreateVersion7(Noon):N}";

    protected static Append An(string stream, long expected, params string[] data) => new()
    {
        Stream = stream,
        Workspace = "w",
        ExpectedSequence = expected,
        Events = [.. data.Select(text => new NewEvent("test.v1", Noon, Noon.AddSeconds(1), Encoding.UTF8.GetBytes(text)))],
    };

    protected static string Text(JournalEvent e) => Encoding.UTF8.GetString(e.Data.Span);

    protected ValueTask<AppendResult> AppendAsync(Append append) => Journal.AppendAsync(append, CancellationToken.None);
}
