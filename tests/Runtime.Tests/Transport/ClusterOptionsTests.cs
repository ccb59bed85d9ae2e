using Parloir.Runtime.Hosting;

namespace Parloir.Runtime.Tests.Transport;

public sealed class ClusterOptionsTests
{
    private const string Secret = "sixteen letters!";

    [Theory]
    [InlineData("", "", "")]
    [InlineData("10.0.0.5:7800", "", Secret)]
    [InlineData("0.0.0.0:7800", "silo-1.internal:7801", Secret)]
    [InlineData("[::1]:7800", "", Secret)]
    public void Problem_WhenTheOptionsFitTogether_IsNull(string listen, string advertise, string secret) =>
        Assert.Null(Options(listen, advertise, secret).Problem());

    [Theory]
    [InlineData("", "silo-1:7800", "", "Advertise is set without")]
    [InlineData("10.0.0.5", "", Secret, "is not an IP address and a port")]
    [InlineData("silo-1:7800", "", Secret, "is not an IP address and a port")]
    [InlineData("10.0.0.5:0", "", Secret, "is not an IP address and a port")]
    [InlineData("10.0.0.5:7800", "silo-1", Secret, "is not a host and a port")]
    [InlineData("10.0.0.5:7800", "a:b:7800", Secret, "is not a host and a port")]
    [InlineData("0.0.0.0:7800", "", Secret, "must say how others reach")]
    [InlineData("10.0.0.5:7800", "", "fifteen letters", "at least 16 characters")]
    public void Problem_WhenSomethingIsWrong_SaysItInOneSentence(string listen, string advertise, string secret, string sentence) =>
        Assert.Contains(sentence, Options(listen, advertise, secret).Problem(), StringComparison.Ordinal);

    [Fact]
    public void AdvertisedAt_WhenNothingIsAdvertised_IsWhereItListens() =>
        Assert.Equal(("::1", 7800), Options("[::1]:7800", "", Secret).AdvertisedAt);

    private static ClusterOptions Options(string listen, string advertise, string secret) =>
        new() { Listen = listen, Advertise = advertise, Secret = secret };
}
