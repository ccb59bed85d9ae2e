using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Tests.Transport;

public sealed class SiloAddressTests
{
    [Theory]
    [InlineData("10.0.0.5", 7800, 3, "10.0.0.5:7800:3", "10.0.0.5")]
    [InlineData("silo-1.internal", 1, 0, "silo-1.internal:1:0", "silo-1.internal")]
    [InlineData("::1", 65535, long.MaxValue, "[::1]:65535:9223372036854775807", "::1")]
    [InlineData("[fe80::2]", 7800, 1, "[fe80::2]:7800:1", "fe80::2")]
    public void Create_WhenThePartsAreValid_ReadsThemBack(string host, int port, long generation, string value, string bare)
    {
        var address = SiloAddress.Create(host, port, generation);

        Assert.Equal(value, address.Value);
        Assert.Equal((bare, port, generation), (address.Host, address.Port, address.Generation));
        Assert.Equal(address, new SiloAddress(value));
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("a/b", 1, 1)]
    [InlineData("a", 0, 1)]
    [InlineData("a", 65536, 1)]
    [InlineData("a", 1, -1)]
    public void Create_WhenAPartIsInvalid_Throws(string host, int port, long generation) =>
        Assert.ThrowsAny<ArgumentException>(() => SiloAddress.Create(host, port, generation));

    [Theory]
    [InlineData("local")]
    [InlineData("host:7800")]
    [InlineData("host:7800:x")]
    [InlineData(":1:2")]
    public void Host_WhenTheNameIsNoAddress_Throws(string value) => Assert.Throws<FormatException>(() => new SiloAddress(value).Host);
}
