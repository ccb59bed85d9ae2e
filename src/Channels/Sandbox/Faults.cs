using System.Text.Json.Serialization;

namespace Parloir.Channels.Sandbox;

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
internal enum FaultKind
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("throttled")] Throttled,
    [JsonStringEnumMemberName("unavailable")] Unavailable,
    [JsonStringEnumMemberName("hang")] Hang,
    [JsonStringEnumMemberName("reset")] Reset,
    [JsonStringEnumMemberName("garbage")] Garbage,
    [JsonStringEnumMemberName("undeliverable")] Undeliverable,
}

/// <param name="Latency">Milliseconds that every send takes, 0 to 30,000.</param>
/// <param name="Remaining">How many sends are still served by <paramref name="Kind"/>, 0 to 1,000.</param>
internal sealed record Faults(int Latency, FaultKind Kind, int Remaining)
{
    public static readonly Faults None = new(0, FaultKind.None, 0);

    [JsonIgnore]
    public bool IsBounded => Latency is >= 0 and <= 30_000 && Remaining is >= 0 and <= 1_000 && Enum.IsDefined(Kind);
}

/// <summary>How the provider misbehaves on this node; forgotten with the process.</summary>
internal sealed class FaultSwitch
{
    private readonly Lock gate = new();
    private Faults faults = Faults.None;

    public Faults Current
    {
        get { lock (gate) return faults; }
        set { lock (gate) faults = value; }
    }

    /// <summary>The faults of one send, which uses one of the remaining up.</summary>
    public (TimeSpan Latency, FaultKind Kind) Take()
    {
        lock (gate)
        {
            var kind = faults.Remaining > 0 ? faults.Kind : FaultKind.None;
            if (faults.Remaining > 0)
                faults = faults with { Remaining = faults.Remaining - 1, Kind = faults.Remaining > 1 ? faults.Kind : FaultKind.None };
            return (TimeSpan.FromMilliseconds(faults.Latency), kind);
        }
    }
}
