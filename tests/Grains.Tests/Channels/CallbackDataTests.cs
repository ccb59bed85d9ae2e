using Parloir.Grains.Channels;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Channels;

public sealed class CallbackDataTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4711)]
    [InlineData(long.MaxValue)]
    public void Parse_WhenOurs_NamesTheMessage(long message)
    {
        var data = new CallbackData(Conversation, message);
        Assert.Equal(data, CallbackData.Parse(data.ToString()));
    }

    [Fact]
    public void ToString_WhenGivenToAProvider_IsShort() => Assert.Equal($"{Conversation}/7", new CallbackData(Conversation, 7).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("campaign-7")]
    [InlineData("0192f0c2a1b27000800000000000000a")]
    [InlineData("0192f0c2a1b27000800000000000000a/")]
    [InlineData("0192f0c2a1b27000800000000000000a/-1")]
    [InlineData("0192f0c2a1b27000800000000000000a/1/2")]
    [InlineData("0192f0c2a1b27000800000000000000a/ 1")]
    [InlineData("0192f0c2a1b27000800000000000000a/99999999999999999999")]
    [InlineData("0192f0c2a1b2700080000000000000/12")]
    [InlineData("zzzzf0c2a1b27000800000000000000a/1")]
    [InlineData("../../other-workspace/conversation/1")]
    public void Parse_WhenAnothers_IsNull(string? text) => Assert.Null(CallbackData.Parse(text));
}
