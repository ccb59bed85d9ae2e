using System.Net;
using System.Text;
using Parloir.Channels.WhatsApp.Meta.Outbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class GraphAnswerTests
{
    private const string Error = """{"error":{"message":"(#CODE) Title","type":"OAuthException","code":CODE,"error_data":{"messaging_product":"whatsapp","details":"Why"},"fbtrace_id":"A"}}""";

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public void AMessageId_IsAccepted(int status) => Assert.Equal(
        new SendOutcome.Accepted("wamid.X"),
        Read(status, """{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],"messages":[{"id":"wamid.X","message_status":"accepted"}]}"""));

    [Theory]
    [InlineData(400, 100)]
    [InlineData(400, 131026)]
    [InlineData(400, 131047)]
    [InlineData(401, 190)]
    [InlineData(403, 10)]
    [InlineData(404, 33)]
    [InlineData(500, 3)]
    public void MetasError_IsARefusalForGood(int status, int code) => Assert.Equal(
        new SendOutcome.Refused(new DeliveryError($"{code}", "Why")), Read(status, Error.Replace("CODE", $"{code}", StringComparison.Ordinal)));

    [Theory]
    [InlineData(400, 4)]
    [InlineData(400, 80007)]
    [InlineData(400, 130429)]
    [InlineData(400, 131048)]
    [InlineData(400, 131056)]
    [InlineData(403, 4)]
    [InlineData(429, 131000)]
    [InlineData(500, 1)]
    [InlineData(500, 2)]
    [InlineData(500, 131000)]
    [InlineData(503, 131016)]
    public void ThrottlingAndMetasOwnTrouble_PassWithTime(int status, int code) => Assert.Equal(
        new SendOutcome.TryLater(new DeliveryError($"{code}", "Why"), null), Read(status, Error.Replace("CODE", $"{code}", StringComparison.Ordinal)));

    [Fact]
    public void AnErrorThatCallsItselfTransient_PassesWithTime() => Assert.IsType<SendOutcome.TryLater>(
        Read(400, """{"error":{"message":"Try again","code":999,"is_transient":true}}"""));

    [Theory]
    [InlineData(429, "")]
    [InlineData(429, "slow down")]
    [InlineData(302, "")]
    [InlineData(307, "<html>")]
    public void AGatewayThatLetNothingThrough_IsTriedLater(int status, string body) => Assert.IsType<SendOutcome.TryLater>(Read(status, body));

    [Theory]
    [InlineData(400, "<html>")]
    [InlineData(404, "")]
    [InlineData(413, "{}")]
    public void AGatewayThatRefuses_RefusesForGood(int status, string body) =>
        Assert.Equal($"http_{status}", Assert.IsType<SendOutcome.Refused>(Read(status, body)).Error.Code);

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"messages":[]}""")]
    [InlineData(200, """{"messages":[{"id":7.5e300}]""")]
    [InlineData(200, """{"messages":{"id":"X"}}""")]
    [InlineData(200, """{"error":{"code":1}}""")]
    [InlineData(204, "")]
    [InlineData(408, "")]
    [InlineData(500, "")]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(503, "upstream connect error")]
    [InlineData(504, "{}")]
    public void AnAnswerThatSaysNothingOfTheMessage_LeavesItUnknown(int status, string body) => Assert.IsType<SendOutcome.Unknown>(Read(status, body));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(-5, 0)]
    [InlineData(100_000, 3600)]
    public void ThePauseAskedFor_IsKeptWithinReason(int asked, int kept) => Assert.Equal(
        TimeSpan.FromSeconds(kept), Assert.IsType<SendOutcome.TryLater>(GraphAnswer.Read(HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(asked), default)).After);

    private static SendOutcome Read(int status, string body) => GraphAnswer.Read((HttpStatusCode)status, null, Encoding.UTF8.GetBytes(body));
}
