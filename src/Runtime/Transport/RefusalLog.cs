namespace Parloir.Runtime.Transport;

/// <summary>Lets one line through in a while: whoever knocks at the port in a loop must not fill the log.</summary>
internal sealed class RefusalLog(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private long? _last;
    private int _suppressed;

    /// <summary>How many lines were left out before this one; null when this one is to be left out.</summary>
    public int? Next()
    {
        lock (_gate)
        {
            if (_last is { } last && time.GetElapsedTime(last) < Interval)
            {
                _suppressed++;
                return null;
            }
            (_last, var suppressed, _suppressed) = (time.GetTimestamp(), _suppressed, 0);
            return suppressed;
        }
    }
}
