namespace Parloir.Journal.Writing;

/// <summary>
/// Picks appends that can stand in one transaction without looking at each other's outcome: of one stream only such as follow each other, of one
/// dedupe key only the first. The others, and whatever follows them in their streams, are carried over to the next batch.
/// </summary>
internal sealed class AppendBatch(int maxAppends, long maxBytes)
{
    private readonly Dictionary<string, long> _heads = [];
    private readonly HashSet<string> _keys = [];
    private readonly HashSet<string> _carriedStreams = [];
    private long _bytes;

    public List<PendingAppend> Appends { get; } = [];

    public List<PendingAppend> Carried { get; } = [];

    public bool IsFull => Appends.Count + Carried.Count >= maxAppends || _bytes >= maxBytes;

    public void Clear()
    {
        _heads.Clear();
        _keys.Clear();
        _carriedStreams.Clear();
        _bytes = 0;
        Appends.Clear();
        Carried.Clear();
    }

    public void Add(PendingAppend pending)
    {
        if (!Fits(pending.Append))
        {
            _carriedStreams.Add(pending.Append.Stream);
            Carried.Add(pending);
            return;
        }

        _heads[pending.Append.Stream] = pending.LastSequence;
        for (var i = 0; i < pending.Append.Keys.Count; i++)
            _keys.Add(pending.Append.Keys[i].Key);
        _bytes += pending.Bytes;
        Appends.Add(pending);
    }

    private bool Fits(Append append)
    {
        if (_carriedStreams.Contains(append.Stream))
            return false;
        if (_heads.TryGetValue(append.Stream, out var head) && head != append.ExpectedSequence)
            return false;
        for (var i = 0; i < append.Keys.Count; i++)
        {
            if (_keys.Contains(append.Keys[i].Key))
                return false;
        }

        return true;
    }
}
