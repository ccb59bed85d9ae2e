using System.Text;

namespace Parloir.Journal.Tests;

/// <summary>The journal, said in the plainest way: appends one after the other, in memory.</summary>
internal sealed class JournalModel
{
    private readonly Dictionary<string, List<string>> _streams = [];
    private readonly Dictionary<string, JournalPosition> _keys = [];
    private readonly Dictionary<string, long> _snapshots = [];

    public IEnumerable<string> Streams => _streams.Keys;

    public IReadOnlyDictionary<string, JournalPosition> Keys => _keys;

    public long Head(string stream) => Events(stream).Count;

    public IReadOnlyList<string> Events(string stream) => _streams.GetValueOrDefault(stream) ?? [];

    public long? SnapshotOf(string stream) => _snapshots.TryGetValue(stream, out var sequence) ? sequence : null;

    public static string Describe(AppendResult result) => result switch
    {
        AppendResult.Appended(var sequence) => $"appended {sequence}",
        AppendResult.Duplicate(var keys) => $"duplicate {string.Join(' ', keys)}",
        _ => "conflict",
    };

    public string Append(Append append, bool flawed)
    {
        var taken = append.Keys.Select(key => key.Key).Where(_keys.ContainsKey).ToList();
        if (taken.Count > 0)
            return Describe(new AppendResult.Duplicate(taken));
        if (Head(append.Stream) != append.ExpectedSequence)
            return Describe(new AppendResult.Conflict());
        if (flawed)
            return "refused";
        if (!_streams.TryGetValue(append.Stream, out var events))
            _streams.Add(append.Stream, events = []);
        events.AddRange(append.Events.Select(e => Encoding.UTF8.GetString(e.Data.Span)));
        foreach (var key in append.Keys)
            _keys.Add(key.Key, new JournalPosition(append.Stream, key.Sequence));
        if (append.Snapshot is not null)
            _snapshots[append.Stream] = events.Count;
        return Describe(new AppendResult.Appended(events.Count));
    }
}
