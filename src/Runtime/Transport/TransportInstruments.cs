using System.Diagnostics.Metrics;
using Parloir.Runtime.Hosting;

namespace Parloir.Runtime.Transport;

/// <summary>What the transport adds to the meter of the runtime.</summary>
internal sealed class TransportInstruments
{
    public TransportInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(ActorRuntimeExtensions.InstrumentationName);
        Connections = meter.CreateUpDownCounter<long>("engine.transport.connections", "{connection}", "Connections with other silos, both directions");
        BytesReceived = meter.CreateCounter<long>("engine.transport.received", "By", "Frames that came from other silos");
        HandshakesRefused = meter.CreateCounter<long>("engine.transport.handshakes_refused", "{connection}", "Incoming connections that did not belong here");
    }

    public UpDownCounter<long> Connections { get; }
    public Counter<long> BytesReceived { get; }
    public Counter<long> HandshakesRefused { get; }
}
