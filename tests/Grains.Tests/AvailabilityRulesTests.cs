using Parloir.Grains.Agents;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Whose desks are open, by the word of the nodes.</summary>
public sealed class AvailabilityRulesTests
{
    private static readonly ImmutableDictionary<DeskSeat, DateTimeOffset> Nobody = ImmutableDictionary<DeskSeat, DateTimeOffset>.Empty;

    [Theory]
    [InlineData(AgentStatus.Online, true, AgentStatus.Online)]
    [InlineData(AgentStatus.Busy, true, AgentStatus.Busy)]
    [InlineData(AgentStatus.Offline, true, AgentStatus.Offline)]
    [InlineData(AgentStatus.Online, false, AgentStatus.Offline)]
    [InlineData(AgentStatus.Away, false, AgentStatus.Offline)]
    public void Shown_WhenNoDeskIsOpen_IsOfflineWhateverHeChose(AgentStatus chosen, bool isThere, AgentStatus shown) =>
        Assert.Equal(shown, AvailabilityRules.Shown(chosen, isThere));

    [Fact]
    public void Report_WhenADeskIsNoLongerNamed_HoldsItAMomentLonger()
    {
        var seats = AvailabilityRules.Report(Nobody, "n1", [Alice.Id, Bruno.Id], Noon);
        seats = AvailabilityRules.Report(seats, "n1", [Alice.Id], Noon.AddSeconds(1));
        Assert.Equal(
            [("alice", Noon.AddSeconds(1) + AvailabilityRules.Lease), ("bruno", Noon.AddSeconds(1) + AvailabilityRules.Grace)],
            seats.OrderBy(seat => seat.Key.Agent.Value).Select(seat => (seat.Key.Agent.Value, seat.Value)));
        // Said again, it does not begin anew.
        seats = AvailabilityRules.Report(seats, "n1", [Alice.Id], Noon.AddSeconds(5));
        Assert.Equal(Noon.AddSeconds(1) + AvailabilityRules.Grace, seats[new DeskSeat("n1", Bruno.Id)]);
        Assert.DoesNotContain(new DeskSeat("n1", Bruno.Id), AvailabilityRules.Report(seats, "n2", [], Noon.AddSeconds(11)));
    }

    [Fact]
    public void Report_WhenAnotherNodeSpeaks_LeavesTheRestAsItWas()
    {
        var seats = AvailabilityRules.Report(AvailabilityRules.Report(Nobody, "n1", [Alice.Id], Noon), "n2", [Alice.Id, Alice.Id], Noon.AddSeconds(30));
        Assert.Equal(2, seats.Count);
        Assert.Equal(new DeskSeat("n2", Alice.Id), Assert.Single(AvailabilityRules.Held(seats, Noon + AvailabilityRules.Lease)).Key);
    }
}
