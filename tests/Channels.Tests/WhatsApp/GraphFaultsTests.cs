using System.Net;
using Parloir.Channels.WhatsApp.Meta.Outbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>Meta's codes, as far as they say something of the account.</summary>
public sealed class GraphFaultsTests
{
    [Theory]
    [InlineData("190")]
    [InlineData("0")]
    [InlineData("http_401")]
    [InlineData("10")]
    [InlineData("200")]
    [InlineData("299")]
    [InlineData("131005")]
    [InlineData("131031")]
    [InlineData("131042")]
    [InlineData("133010")]
    public void Refusal_WhenItConcernsTheAccount_Lasts(string code) =>
        Assert.True(GraphFaults.Lasts(new SendOutcome.Refused(new DeliveryError(code, ""))));

    [Theory]
    [InlineData("131026")]
    [InlineData("131047")]
    [InlineData("131049")]
    [InlineData("132000")]
    [InlineData("100")]
    [InlineData("2000")]
    public void Refusal_WhenItConcernsOneMessage_SaysNothingOfTheAccount(string code) =>
        Assert.Null(GraphFaults.Lasts(new SendOutcome.Refused(new DeliveryError(code, ""))));

    [Fact]
    public void Outcome_WhenItMayPass_DoesNotLast()
    {
        Assert.False(GraphFaults.Lasts(new SendOutcome.TryLater(new DeliveryError("130429", ""), null)));
        Assert.False(GraphFaults.Lasts(new SendOutcome.Unknown(new DeliveryError("timeout", ""))));
        Assert.Null(GraphFaults.Lasts(new SendOutcome.TryLater(new DeliveryError("131056", ""), null)));
        Assert.Null(GraphFaults.Lasts(new SendOutcome.Accepted("wamid.1")));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "190", ConnectionFault.TokenRefused)]
    [InlineData(HttpStatusCode.BadRequest, "190", ConnectionFault.TokenRefused)]
    [InlineData(HttpStatusCode.Unauthorized, "http_401", ConnectionFault.TokenRefused)]
    [InlineData(HttpStatusCode.Forbidden, "200", ConnectionFault.PermissionMissing)]
    [InlineData(HttpStatusCode.InternalServerError, "3", ConnectionFault.PermissionMissing)]
    [InlineData(HttpStatusCode.BadRequest, "100", ConnectionFault.NumberUnknown)]
    [InlineData(HttpStatusCode.NotFound, "http_404", ConnectionFault.NumberUnknown)]
    [InlineData(HttpStatusCode.TooManyRequests, "http_429", ConnectionFault.Throttled)]
    [InlineData(HttpStatusCode.BadRequest, "80007", ConnectionFault.Throttled)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "2", ConnectionFault.ProviderFailed)]
    public void Answer_WhenItIsNoSuccess_SaysWhatIsWrong(HttpStatusCode status, string code, ConnectionFault fault) =>
        Assert.Equal(fault, GraphFaults.Of(status, new DeliveryError(code, "")));
}
