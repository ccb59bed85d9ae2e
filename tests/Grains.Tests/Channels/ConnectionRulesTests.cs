using Parloir.Grains.Channels;
using Parloir.Grains.Tests.Hosting;

namespace Parloir.Grains.Tests.Channels;

/// <summary>What may stand in a connection, and what anybody is told of its secrets.</summary>
public sealed class ConnectionRulesTests
{
    private static readonly ChannelAccount Good = Desk.AccountOf(Samples.Workspace) with { BusinessAccountId = "9100000000000001", VerifyToken = "verify-me" };

    [Fact]
    public void Fault_WhenAllIsThere_IsNone() => Assert.Null(ConnectionRules.Fault(Good));

    [Fact]
    public void Fault_WhenSomethingCannotBeUsed_NamesIt()
    {
        Assert.Equal("name", Field(Good with { Name = " " }));
        Assert.Equal("phoneNumberId", Field(Good with { PhoneNumberId = "+33 6" }));
        Assert.Equal("phoneNumberId", Field(Good with { PhoneNumberId = "../../me" }));
        Assert.Equal("businessAccountId", Field(Good with { BusinessAccountId = "" }));
        Assert.Equal("businessAccountId", Field(Good with { BusinessAccountId = new string('1', 21) }));
        Assert.Equal("accessToken", Field(Good with { AccessToken = "" }));
        Assert.Equal("accessToken", Field(Good with { AccessToken = "token\r\nX-Evil: 1" }));
        Assert.Equal("appSecret", Field(Good with { AppSecret = "é" }));
        Assert.Equal("verifyToken", Field(Good with { VerifyToken = "short" }));
    }

    [Fact]
    public void InboxFault_WhenNotExactlyOneIsGiven_SaysSo()
    {
        Assert.Null(ConnectionRules.InboxFault(Samples.Inbox, null));
        Assert.Null(ConnectionRules.InboxFault(null, "Sales"));
        Assert.Equal(new Rejection.ChannelConnectionInvalid("inbox"), ConnectionRules.InboxFault(null, null));
        Assert.Equal(new Rejection.ChannelConnectionInvalid("inbox"), ConnectionRules.InboxFault(Samples.Inbox, "Sales"));
        Assert.Equal(new Rejection.ChannelConnectionInvalid("newInbox"), ConnectionRules.InboxFault(null, " "));
    }

    [Theory]
    [InlineData("", false, "")]
    [InlineData("123456789012345", true, "")]
    [InlineData("1234567890123456", true, "3456")]
    public void Hint_WhenTheSecretIsShort_GivesNothingAway(string secret, bool isSet, string ending) =>
        Assert.Equal(new SecretHint(isSet, ending), SecretHint.Of(secret));

    [Fact]
    public void Draft_WhenItIsPrinted_KeepsItsSecrets()
    {
        Assert.DoesNotContain("s3cret", new ConnectionDraft("WhatsApp", "1", "2", "s3cret", "s3cret", "s3cret").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", new ConnectionChange("WhatsApp", "2", "s3cret", "s3cret", "s3cret").ToString(), StringComparison.Ordinal);
    }

    private static string? Field(ChannelAccount account) => Assert.IsType<Rejection.ChannelConnectionInvalid>(ConnectionRules.Fault(account)).Field;
}
