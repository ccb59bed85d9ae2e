using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Tests.Membership;

public sealed class FailureDetectorTests
{
    private static readonly SiloAddress Peer = SiloAddress.Create("peer", 7800, 1);
    private readonly ManualTimeProvider _time = new();
    private readonly FailureDetector _detector;

    public FailureDetectorTests() => _detector = new FailureDetector(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2.5), _time);

    [Fact]
    public void Observe_WhenAHeartbeatStandsStillLongEnough_NamesTheSilo()
    {
        for (var second = 0; second < 5; second++) Assert.Empty(After(1, heartbeat: 7));
        Assert.Equal((Peer, 7L), Assert.Single(After(1, heartbeat: 7)));
    }

    [Fact]
    public void Observe_WhenAHeartbeatMoves_StartsAnew()
    {
        for (var second = 0; second < 20; second++) Assert.Empty(After(1, heartbeat: second / 4));
    }

    [Fact]
    public void Observe_WhenTheDatabaseWasAway_JudgesNobodyByThatTime()
    {
        for (var second = 0; second < 4; second++) After(1, heartbeat: 7);
        Assert.Empty(After(30, heartbeat: 7));
        for (var second = 0; second < 4; second++) Assert.Empty(After(1, heartbeat: 7));
        Assert.Single(After(1, heartbeat: 7));
    }

    [Fact]
    public void Observe_WhenTheReadItselfTookLong_CountsOnlyUntilItWasSent()
    {
        for (var second = 0; second < 4; second++) After(1, heartbeat: 7);
        var sentAt = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(_detector.Observe(new Dictionary<SiloAddress, long> { [Peer] = 7 }, sentAt, _time.GetTimestamp()));
    }

    private IReadOnlyList<(SiloAddress, long)> After(double seconds, long heartbeat)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        return _detector.Observe(new Dictionary<SiloAddress, long> { [Peer] = heartbeat }, _time.GetTimestamp(), _time.GetTimestamp());
    }
}
