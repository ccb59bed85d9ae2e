using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using static Parloir.Channels.Tests.WhatsApp.Reading;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class MessageTests
{
    [Fact]
    public void AText_HasIdTimeAndCustomer()
    {
        var item = Only(Payload.Messages(Payload.Text("Hello", "wamid.A")));

        Assert.Equal(new CustomerIdentity(Payload.Customer, "FR.111", "Ada Lovelace"), item.Customer);
        Assert.Equal(
            new InboundEnvelope("wamid.A", Payload.OccurredAt, new InboundItem.Message("wamid.A", new MessageContent.Text("Hello"), null, null)),
            item.Envelope);
        Assert.Equal(Payload.Number, item.Enclosure.PhoneNumberId);
    }

    [Fact]
    public void AnAnswer_NamesTheQuotedMessage() => Assert.Equal("wamid.Q", Item<InboundItem.Message>(Payload.Messages(Payload.Message("""
        "type":"text","text":{"body":"Yes"},"context":{"from":"33100000000","id":"wamid.Q"}
        """.Trim()))).Quoted);

    [Fact]
    public void AForwardedMessage_QuotesNothing() => Assert.Null(Item<InboundItem.Message>(Payload.Messages(Payload.Message("""
        "type":"text","text":{"body":"Yes"},"context":{"forwarded":true,"frequently_forwarded":true}
        """.Trim()))).Quoted);

    [Fact]
    public void AnAdvertisement_IsTheReferral() => Assert.Equal(
        new Referral("120226", "https://fb.me/3cr", "Chat with us"), Item<InboundItem.Message>(Payload.Messages(Payload.Message("""
        "type":"text","text":{"body":"Info?"},"referral":{"source_url":"https://fb.me/3cr","source_id":"120226","source_type":"ad","headline":"Chat with us","ctwa_clid":"Aff"}
        """.Trim()))).Referral);

    [Fact]
    public void AQuestionAboutAProduct_RefersToIt() => Assert.Equal(
        new Referral("di9ozbzfi4", null, null), Item<InboundItem.Message>(Payload.Messages(Payload.Message("""
        "type":"text","text":{"body":"In stock?"},"context":{"id":"wamid.P","referred_product":{"catalog_id":"1","product_retailer_id":"di9ozbzfi4"}}
        """.Trim()))).Referral);

    [Theory]
    [InlineData("\"emoji\":\"\\ud83d\\udc4d\"", "👍")]
    [InlineData("\"emoji\":\"\"", null)]
    [InlineData("\"emoji\":null", null)]
    [InlineData("\"other\":1", null)]
    public void AReaction_HasItsEmoji_OrTakesItBack(string emoji, string? expected) => Assert.Equal(
        new InboundItem.Reaction("wamid.T", expected),
        Item<InboundItem.Reaction>(Payload.Messages(Payload.Message($$"""
        "type":"reaction","reaction":{"message_id":"wamid.T",{{emoji}}}
        """.Trim()))));

    [Fact]
    public void AnEdit_HasTheNewContent() => Assert.Equal(
        new InboundItem.Edit("wamid.T", new MessageContent.Text("Better")), Item<InboundItem.Edit>(Payload.Messages(Payload.Message("""
        "type":"edit","edit":{"original_message_id":"wamid.T","message":{"type":"text","text":{"body":"Better"}}}
        """.Trim()))));

    [Fact]
    public void ARevocation_NamesTheMessage() => Assert.Equal(
        new InboundItem.Revoke("wamid.T"), Item<InboundItem.Revoke>(Payload.Messages(Payload.Message("""
        "type":"revoke","revoke":{"original_message_id":"wamid.T"}
        """.Trim()))));

    [Fact]
    public void ANumberChange_TellsTheNewIdentity() => Assert.Equal(
        new InboundItem.SystemNotice("user_changed_number", "Ada changed", new CustomerIdentity("33639980099", null, "Ada Lovelace")),
        Item<InboundItem.SystemNotice>(Payload.Messages(Payload.Message("""
        "type":"system","system":{"body":"Ada changed","wa_id":"33639980099","type":"user_changed_number"}
        """.Trim()))));

    [Fact]
    public void ADeviceChange_IsANoticeOfTheSameCustomer() => Assert.Equal(
        new InboundItem.SystemNotice("customer_identity_changed", "Changed", null),
        Item<InboundItem.SystemNotice>(Payload.Messages(Payload.Message("""
        "type":"system","identity":{"hash":"x"},"system":{"body":"Changed","type":"customer_identity_changed","wa_id":"33639980011"}
        """.Trim()))));

    [Theory]
    [InlineData("accept")]
    [InlineData("reject")]
    public void ACallPermission_IsANotice(string answer) => Assert.Equal(
        new InboundItem.SystemNotice("call_permission_reply", answer, null),
        Item<InboundItem.SystemNotice>(Payload.Messages(Payload.Message($$$"""
        "type":"interactive","interactive":{"type":"call_permission_reply","call_permission_reply":{"response":"{{{answer}}}"}}
        """.Trim()))));

    [Theory]
    [InlineData("\"group_id\":\"G\",\"type\":\"text\",\"text\":{\"body\":\"Hi\"}", "group_message")]
    [InlineData("\"type\":\"reaction\"", "malformed_item")]
    [InlineData("\"type\":\"reaction\",\"reaction\":{\"emoji\":\"x\"}", "malformed_item")]
    [InlineData("\"type\":\"edit\",\"edit\":{}", "malformed_item")]
    [InlineData("\"type\":\"edit\",\"edit\":{\"original_message_id\":\"T\"}", "malformed_item")]
    [InlineData("\"type\":\"edit\",\"edit\":{\"original_message_id\":\"T\",\"message\":{\"type\":\"text\"}}", "malformed_item")]
    [InlineData("\"type\":\"revoke\",\"revoke\":null", "malformed_item")]
    public void WhatCannotBeRead_IsAFault(string message, string reason) =>
        Assert.Equal(reason, Fault(Payload.Messages(Payload.Message(message))).Reason);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    [InlineData("""[]""")]
    [InlineData(""" "text" """)]
    [InlineData("""7""")]
    [InlineData("""{"from":"33639980011","timestamp":"1760000000","type":"text","text":{"body":"no id"}}""")]
    [InlineData("""{"from":"33639980011","id":"","timestamp":"1760000000","type":"text","text":{"body":"empty id"}}""")]
    [InlineData("""{"from":"33639980011","id":{},"timestamp":"1760000000","type":"text","text":{"body":"odd id"}}""")]
    [InlineData("""{"from":"33639980011","id":"A","type":"text","text":{"body":"no time"}}""")]
    [InlineData("""{"from":"33639980011","id":"A","timestamp":"soon","type":"text","text":{"body":"odd time"}}""")]
    [InlineData("""{"from":"33639980011","id":"A","timestamp":-1,"type":"text","text":{"body":"before time"}}""")]
    [InlineData("""{"from":"33639980011","id":"A","timestamp":1e10,"type":"text","text":{"body":"exponent"}}""")]
    [InlineData("""{"from":"33639980011","id":"A","timestamp":99999999999999999999999,"type":"text","text":{"body":"absurd"}}""")]
    public void AnItemThatIsNoMessage_IsMalformed(string message) => Assert.Equal("malformed_item", Fault(Payload.Messages(message)).Reason);

    [Theory]
    [InlineData("\"1760000000\"")]
    [InlineData("1760000000")]
    [InlineData("1760000000000")]
    [InlineData("\"1760000000000\"")]
    public void ATimestamp_MayBeStringOrNumber_SecondsOrMilliseconds(string time) => Assert.Equal(
        Payload.OccurredAt,
        Only(Payload.Messages($$$"""{"from":"33639980011","id":"A","timestamp":{{{time}}},"type":"text","text":{"body":"Hi"}}""")).Envelope!.OccurredAt);
}
