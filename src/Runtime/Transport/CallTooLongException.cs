namespace Parloir.Runtime.Transport;

/// <summary>A call to another silo, or its answer, has too many bytes. A call was not made; a grain whose answer is too long has done its work.</summary>
public sealed class CallTooLongException(int limit) : Exception($"A call to another silo and its answer may have {limit} bytes each.")
{
    public int Limit { get; } = limit;
}
