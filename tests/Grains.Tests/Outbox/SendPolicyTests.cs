using FsCheck.Fluent;
using Parloir.Grains.Outbox;

namespace Parloir.Grains.Tests.Outbox;

public sealed class SendPolicyTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    [InlineData(3, 16)]
    [InlineData(4, 64)]
    [InlineData(5, 256)]
    [InlineData(6, 600)]
    [InlineData(7, 600)]
    public void Delay_WhenRefusedAgain_GrowsFourfoldUpToTenMinutes(int attempt, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), SendPolicy.Delay(attempt, null, 1));
        Assert.Equal(TimeSpan.FromSeconds(seconds) / 2, SendPolicy.Delay(attempt, null, 0));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(int.MaxValue)]
    public void Delay_WhenEightWereRefused_IsGivenUp(int attempt) => Assert.Null(SendPolicy.Delay(attempt, TimeSpan.FromSeconds(1), 0.5));

    [Fact]
    public void Delay_WhenTheProviderAsksForMore_WaitsAsLong() => Assert.Equal(TimeSpan.FromSeconds(30), SendPolicy.Delay(1, TimeSpan.FromSeconds(30), 1));

    [Fact]
    public void Delay_WhenTheProviderAsksForLess_KeepsItsOwn() => Assert.Equal(TimeSpan.FromSeconds(64), SendPolicy.Delay(4, TimeSpan.FromSeconds(1), 1));

    [Fact]
    public void Delay_WhenTheProviderAsksForADay_IsBounded() => Assert.Equal(SendPolicy.Longest, SendPolicy.Delay(1, TimeSpan.FromDays(1), 1));

    [Fact]
    public void Delay_WhateverIsAskedAndDrawn_IsWithinItsBounds() =>
        Holds.ForAll(Gen.Choose(1, 7).SelectMany(attempt => Gen.Choose(-10, 100_000).SelectMany(asked => Gen.Choose(0, 1000).Select(chance => (attempt, asked, chance)))), given =>
        {
            var delay = SendPolicy.Delay(given.attempt, TimeSpan.FromSeconds(given.asked), given.chance / 1000.0);
            Assert.InRange(delay!.Value, SendPolicy.First / 2, SendPolicy.Longest);
        });

    [Fact]
    public void Delay_WhenManyAreRefusedAtOnce_SpreadsThem() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(i => SendPolicy.Delay(3, null, i / 100.0)).Distinct().Count());
}
