namespace Parloir.Runtime.Transport;

/// <summary>What bounds the transport. One set for the process; tests bring smaller ones.</summary>
internal sealed record TransportLimits
{
    /// <summary>Longest frame, in bytes after its length. A call or an answer that is longer fails; a peer that claims more loses its connection.</summary>
    public const int FrameLength = 16 * 1024 * 1024;

    /// <summary>The same for a peer that has not proved that it knows the secret.</summary>
    public const int HandshakeFrameLength = 4096;

    /// <summary>Calls without an answer on one connection; the next one is refused. Kept by both ends. Default 10,000.</summary>
    public int CallsInFlight { get; init; } = 10_000;

    /// <summary>Bytes of calls without an answer on one connection; the caller refuses the call that exceeds it. A callee reads no more calls while so many bytes of answers wait. Default 64 MiB.</summary>
    public long BytesInFlight { get; init; } = 64L * 1024 * 1024;

    /// <summary>From the connection to the end of the handshake. Default 3 s.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Incoming connections that have not proved anything yet; the next one is closed. Default 64.</summary>
    public int Handshakes { get; init; } = 64;

    /// <summary>How often each end looks whether it has heard of the other. Default 750 ms.</summary>
    public TimeSpan KeepAlivePeriod { get; init; } = TimeSpan.FromMilliseconds(750);

    /// <summary>Looks in a row without a byte from the other end, after which it counts as dead. Looks are counted, not time: our own pause is not the peer's. Default 3.</summary>
    public int MissedKeepAlives { get; init; } = 3;

    /// <summary>Pause after the first failed attempt to connect; doubled by each further one, with up to as much again by chance. Default 100 ms.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest such pause, before chance. Default 3 s.</summary>
    public TimeSpan LastRetry { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a stopping silo waits for the others to take their answers and close. Default 1 s.</summary>
    public TimeSpan GoodbyeTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
