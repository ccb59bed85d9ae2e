using System.Diagnostics.Metrics;
using Parloir.Runtime.Hosting;

namespace Parloir.Runtime.Membership;

/// <summary>What operators watch of the cluster, on the runtime's meter.</summary>
internal sealed class MembershipInstruments
{
    private readonly Meter _meter;

    public MembershipInstruments(IMeterFactory meters)
    {
        _meter = meters.Create(ActorRuntimeExtensions.InstrumentationName);
        Takeovers = _meter.CreateCounter<long>("engine.cluster.takeovers", "{partition}", "Partitions that this process took over");
        Deaths = _meter.CreateCounter<long>("engine.cluster.deaths", "{silo}", "Silos that this process declared dead");
    }

    public Counter<long> Takeovers { get; }
    public Counter<long> Deaths { get; }

    public void Observe(Func<int> partitions, Func<double> heartbeatAge)
    {
        _meter.CreateObservableGauge("engine.cluster.partitions", partitions, "{partition}", "Partitions that this process owns");
        _meter.CreateObservableGauge("engine.cluster.heartbeat_age", heartbeatAge, "s", "Since this process last renewed its lease");
    }
}
