using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Catalog;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Connections;
using Parloir.Runtime.Transport.Payload;

namespace Parloir.Runtime.Transport;

/// <summary>What both directions need.</summary>
internal sealed class TransportParts(
    IOptions<ClusterOptions> options, ProtocolVersions versions, TransportLimits limits, IPlacement placement, GrainCatalog catalog,
    TransportInstruments instruments, CallFrames frames, TimeProvider time)
{
    public TransportLimits Limits => limits;
    public TransportInstruments Instruments => instruments;
    public CallFrames Frames => frames;
    public TimeProvider Time => time;
    public Handshake Handshake { get; } = new(new ClusterKey(options.Value.Secret), placement, versions, Fingerprint(catalog));

    /// <summary>Two processes have the same one when they know the same methods with the same types.</summary>
    private static byte[] Fingerprint(GrainCatalog catalog) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', catalog.Methods
        .Select(method => $"{method.Interface}/{method.Name}({string.Join(", ", method.Parameters)}) {method.Result} {method.OneWay}")
        .Order(StringComparer.Ordinal))));
}
