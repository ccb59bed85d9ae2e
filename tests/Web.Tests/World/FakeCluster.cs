using Parloir.Runtime;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;

namespace Parloir.Web.Tests.World;

/// <summary>A cluster that looks as the test says.</summary>
internal sealed class FakeCluster : ICluster, IContinuity
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private long _gaps;

    public event Action? Changed;

    public SiloAddress Local { get; } = SiloAddress.Create("10.0.0.1", 7800, 1);
    public bool IsReady => !IsLeaving;
    public bool IsLeaving { get; set; }
    public bool IsDeclaredDead => false;
    public TimeSpan HeartbeatAge => TimeSpan.Zero;

    public MembershipView View => new(
        7, 0,
        [
            new Member(Local, SiloRoles.Both, MemberState.Active, "1.0", Noon),
            new Member(SiloAddress.Create("10.0.0.2", 7800, 1), SiloRoles.Web, MemberState.Draining, "1.0", Noon),
        ],
        [.. Enumerable.Range(0, GrainId.PartitionCount).Select(partition => partition < 500 ? new Ownership(Local, 1) : default)]);

    public Task DrainAsync() => Task.CompletedTask;

    public Stamp StampOf(GrainId grain) => new(0, _gaps);

    /// <summary>A silo has died: what it told may be lost.</summary>
    public void Break()
    {
        _gaps++;
        Changed?.Invoke();
    }
}
