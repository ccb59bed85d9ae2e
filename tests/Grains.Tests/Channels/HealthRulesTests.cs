using Parloir.Grains.Channels;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Channels;

/// <summary>The light of a channel account.</summary>
public sealed class HealthRulesTests
{
    private static readonly ChannelFailure Passing = new(Noon, "timeout", "No answer", Lasts: false);
    private static readonly ChannelFailure Lasting = new(Noon, "190", "Token withdrawn", Lasts: true);

    [Fact]
    public void Light_WhenNothingHappened_IsUnknown()
    {
        Assert.Equal(ChannelLight.Unknown, LightOf(ChannelActivity.None));
        Assert.Equal(ChannelLight.Unknown, LightOf(new ChannelActivity(ForgedAt: Noon)));
    }

    [Fact]
    public void Light_WhenSomethingCameOrWentLongAgo_IsHealthy()
    {
        Assert.Equal(ChannelLight.Healthy, LightOf(new ChannelActivity(ReceivedAt: Noon)));
        Assert.Equal(ChannelLight.Healthy, LightOf(new ChannelActivity(SentAt: Noon)));
    }

    [Fact]
    public void Light_WhenAFailureLasts_IsFailingUntilSomethingGoes()
    {
        Assert.Equal(ChannelLight.Failing, LightOf(new ChannelActivity(SentAt: Noon, Failure: Lasting, Failed: 1)));
        // It stays so when the failure has left the window: nothing has gone since.
        Assert.Equal(ChannelLight.Failing, LightOf(new ChannelActivity(ReceivedAt: Noon.AddHours(3), Failure: Lasting)));
        Assert.Equal(ChannelLight.Healthy, LightOf(new ChannelActivity(SentAt: Noon.AddSeconds(1), Failure: Lasting)));
    }

    [Theory]
    [InlineData(1, ChannelLight.Degraded)]
    [InlineData(2, ChannelLight.Degraded)]
    [InlineData(3, ChannelLight.Failing)]
    public void Light_WhenNothingWentSinceAFailureThatMayPass_DependsOnHowMany(int failed, ChannelLight light) =>
        Assert.Equal(light, LightOf(new ChannelActivity(SentAt: Noon.AddSeconds(-1), Failure: Passing, Sent: 1000, Failed: failed)));

    [Theory]
    [InlineData(19, ChannelLight.Healthy)]
    [InlineData(18, ChannelLight.Degraded)]
    public void Light_WhenItWentAgain_AllowsOneFailureInTwenty(int sent, ChannelLight light) =>
        Assert.Equal(light, LightOf(new ChannelActivity(SentAt: Noon.AddSeconds(1), Failure: Passing, Sent: sent, Failed: 1)));

    [Fact]
    public void And_WhateverTheOrder_KeepsTheLastOfEachAndAddsUp()
    {
        var early = new ChannelActivity(Noon, Noon, Passing, null, 2, 1);
        var late = new ChannelActivity(null, Noon.AddSeconds(1), Lasting with { At = Noon.AddSeconds(2) }, Noon, 3, 4);
        var both = new ChannelActivity(Noon, Noon.AddSeconds(1), late.Failure, Noon, 5, 5);
        Assert.Equal(both, early.And(late));
        Assert.Equal(both, late.And(early));
        Assert.Equal(early, early.And(ChannelActivity.None));
    }

    private static ChannelLight LightOf(ChannelActivity activity) => HealthRules.Judge(activity).Light;
}
