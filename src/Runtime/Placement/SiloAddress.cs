using System.Globalization;

namespace Parloir.Runtime.Placement;

/// <summary>
/// Names one life of one process of the cluster, and says where it is reached: <c>host:port:generation</c>. A host that is an IPv6 address stands
/// in brackets. A process that is alone has a name of another form, which nobody connects to.
/// </summary>
/// <param name="Value">Compare it, store it, and otherwise leave it opaque. Without a slash, because it stands in observer ids.</param>
public readonly record struct SiloAddress(string Value)
{
    /// <summary>Without the brackets of an IPv6 address.</summary>
    public string Host => Parts().Host;

    public int Port => Parts().Port;

    /// <summary>Tells the lives of processes at one host and port apart: a later life has a higher one.</summary>
    public long Generation => Parts().Generation;

    /// <param name="host">A name, or an IP address with or without brackets.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="generation">Not negative.</param>
    public static SiloAddress Create(string host, int port, long generation)
    {
        var bare = Bare(host);
        if (bare.Length == 0 || bare.AsSpan().ContainsAny('/', '[', ']')) throw new ArgumentException($"'{host}' is not a host.", nameof(host));
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfNegative(generation);
        return new(string.Create(CultureInfo.InvariantCulture, $"{(bare.Contains(':') ? $"[{bare}]" : bare)}:{port}:{generation}"));
    }

    public override string ToString() => Value;

    private (string Host, int Port, long Generation) Parts()
    {
        var generation = Value.LastIndexOf(':');
        var port = generation > 0 ? Value.LastIndexOf(':', generation - 1) : -1;
        return port > 0
            && int.TryParse(Value.AsSpan(port + 1, generation - port - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var portNumber)
            && long.TryParse(Value.AsSpan(generation + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var generationNumber)
            ? (Bare(Value[..port]), portNumber, generationNumber)
            : throw new FormatException($"'{Value}' does not say where a silo is reached (host:port:generation).");
    }

    private static string Bare(string host) => host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
}
