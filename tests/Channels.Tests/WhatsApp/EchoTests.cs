using Parloir.Grains.Channels;
using static Parloir.Channels.Tests.WhatsApp.Reading;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class EchoTests
{
    [Fact]
    public void AnEcho_IsToTheCustomer()
    {
        var item = Only(Payload.Echoes(Payload.Echo("\"type\":\"text\",\"text\":{\"body\":\"We called\"}")));

        Assert.Equal(new InboundItem.Echo("wamid.e1", new MessageContent.Text("We called")), item.Envelope!.Item);
        Assert.Equal("wamid.e1", item.Envelope.DedupeKey);
        Assert.Equal(Payload.Customer, item.Customer!.PhoneNumber);
        Assert.Equal("Ada Lovelace", item.Customer.Name);
    }

    [Fact]
    public void AnEchosContact_WhoIsNotTheRecipient_LendsNoName()
    {
        var echo = """{"from":"33100000000","to":"33639980077","id":"E","timestamp":"1760000000","type":"text","text":{"body":"Hi"}}""";

        Assert.Null(Only(Payload.Echoes(echo)).Customer!.Name);
    }

    [Fact]
    public void AnEditOfAnEcho_IsAnEdit() => Assert.Equal(
        new InboundItem.Edit("wamid.0", new MessageContent.Text("Better")),
        Item<InboundItem.Edit>(Payload.Echoes(Payload.Echo("""
        "type":"edit","edit":{"original_message_id":"wamid.0","message":{"type":"text","text":{"body":"Better"}}}
        """.Trim()))));

    [Fact]
    public void ARevocationOfAnEcho_IsARevocation() => Assert.Equal(
        new InboundItem.Revoke("wamid.0"),
        Item<InboundItem.Revoke>(Payload.Echoes(Payload.Echo("\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"wamid.0\"}"))));

    [Fact]
    public void AnEchoToNobody_IsMalformed() => Assert.Equal(
        "malformed_item",
        Fault(Payload.Echoes("""{"from":"33100000000","id":"E","timestamp":"1760000000","type":"text","text":{"body":"Hi"}}""")).Reason);
}
