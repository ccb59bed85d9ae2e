using Parloir.Journal.Embedded;

namespace Parloir.Journal.Tests.Embedded;

public sealed class ServerSettingsTests
{
    [Theory]
    [InlineData(1, 128)]
    [InlineData(2, 128)]
    [InlineData(4, 256)]
    [InlineData(8, 512)]
    [InlineData(16, 1024)]
    [InlineData(256, 1024)]
    public void BuffersFor_AMachine_AreASixteenthOfItsMemoryWithinLimits(long gigabytes, long megabytes) =>
        Assert.Equal(megabytes, ServerSettings.BuffersFor(gigabytes * 1024 * 1024 * 1024));
}
