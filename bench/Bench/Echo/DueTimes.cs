namespace Parloir.Bench.Echo;

/// <summary>When each message of a run was due, by its number.</summary>
internal sealed class DueTimes(long first, int count)
{
    private readonly long[] _due = new long[count];

    public int Count => _due.Length;

    /// <summary>The message's place in this run; negative when it is of another one.</summary>
    public int IndexOf(long number) => number >= first && number < first + count ? (int)(number - first) : -1;

    public void Set(int index, long timestamp) => Volatile.Write(ref _due[index], timestamp);

    public long this[int index] => Volatile.Read(ref _due[index]);
}
