using Parloir.Grains.Following;

namespace Parloir.Grains.Tests.Search;

public sealed class FollowingPaceTests
{
    [Theory]
    [InlineData(10, false, 40)]
    [InlineData(10, true, 300)]
    [InlineData(0, true, 0)]
    public void Rest_IsAMultipleOfTheWork_AndLongerWhereCommitsAreSlow(int worked, bool strained, int rest) =>
        Assert.Equal(TimeSpan.FromMilliseconds(rest), FollowingPace.Rest(TimeSpan.FromMilliseconds(worked), strained));

    [Theory]
    [InlineData(128, 128, 51, 64)]
    [InlineData(128, 128, 50, 128)]
    [InlineData(128, 128, 13, 128)]
    [InlineData(128, 128, 12, 256)]
    [InlineData(128, 63, 12, 128)]
    [InlineData(16, 16, 400, 16)]
    [InlineData(512, 512, 1, 512)]
    public void NextPage_FollowsHowLongTheLastOneTook_WithinItsLimits(int page, int events, int worked, int next) =>
        Assert.Equal(next, FollowingPace.NextPage(page, events, TimeSpan.FromMilliseconds(worked)));
}
