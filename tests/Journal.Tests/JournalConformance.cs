using System.Text;

namespace Parloir.Journal.Tests;

/// <summary>What every <see cref="IJournal"/> does. An implementation derives from this and says how to look behind it.</summary>
public abstract partial class JournalConformance
{
    protected static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    protected abstract IJournal Journal { get; }

    /// <summary>The value of the projection row <see cref="Note"/> with this key; null when there is none.</summary>
    protected abstract Task<string?> ReadNoteAsync(string key);

    /// <summary>When the reminder is due; null when there is none.</summary>
    protected abstract Task<DateTimeOffset?> ReadReminderAsync(string grain, string name);

    protected static string NewName(string kind) => $"{kind}/w/{Guid.CreateVersion7(Noon):N}";

    protected static Append An(string stream, long expected, params string[] data) => new()
    {
        Stream = stream,
        Workspace = "w",
        ExpectedSequence = expected,
        Events = [.. data.Select(text => new NewEvent("test.v1", Noon, Noon.AddSeconds(1), Encoding.UTF8.GetBytes(text)))],
    };

    /// <summary>One event with these dedupe keys.</summary>
    protected static Append Keyed(string stream, long expected, params string[] keys) =>
        An(stream, expected, "keyed") with { Keys = [.. keys.Select(key => new NewKey(key, expected + 1))] };

    protected static string Text(JournalEvent e) => Encoding.UTF8.GetString(e.Data.Span);

    protected async Task<AppendResult> AppendAsync(Append append) => await Journal.AppendAsync(append, CancellationToken.None);

    /// <summary>All at once, so that they share batches.</summary>
    protected Task<AppendResult[]> AppendTogetherAsync(params Append[] appends) => Task.WhenAll(appends.Select(AppendAsync));

    protected async Task<string[]> ReadAllAsync(string stream) =>
        [.. (await Journal.ReadForwardAsync(stream, 0, int.MaxValue, CancellationToken.None)).Select(Text)];
}
