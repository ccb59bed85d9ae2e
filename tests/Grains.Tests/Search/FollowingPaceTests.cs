using Parloir.Grains.Following;
using Parloir.Journal.Following;

namespace Parloir.Grains.Tests.Search;

public sealed class FollowingPaceTests
{
    [Theory]
    [InlineData(10, JournalLoad.Quiet, 5)]
    [InlineData(10, JournalLoad.Steady, 40)]
    [InlineData(10, JournalLoad.Strained, 300)]
    [InlineData(0, JournalLoad.Strained, 0)]
    public void Rest_IsAMultipleOfTheWork_AndLongerTheMoreIsCommitted(int worked, JournalLoad load, int rest) =>
        Assert.Equal(TimeSpan.FromMilliseconds(rest), FollowingPace.Rest(TimeSpan.FromMilliseconds(worked), load));

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
