using System.Text;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;
using static Parloir.Channels.Tests.WhatsApp.Reading;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"object\":\"whatsapp_business_account\",\"entry\":[}")]
    [InlineData("{'object':1}")]
    [InlineData("\u0000")]
    [InlineData("entry=1&object=2")]
    public void ABodyThatIsNotJson_IsToldSo(string body) => Assert.IsType<MetaReading.NotJson>(MetaWebhook.Read(Payload.Bytes(body)));

    [Fact]
    public void ABodyNestedWithoutEnd_IsToldSo() => Assert.IsType<MetaReading.NotJson>(MetaWebhook.Read(Payload.Bytes(new string('[', 100_000))));

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"object":"page","entry":[]}""")]
    [InlineData("""{"object":["whatsapp_business_account"],"entry":[]}""")]
    [InlineData("""{"object":"whatsapp_business_account"}""")]
    [InlineData("""{"object":"whatsapp_business_account","entry":{}}""")]
    [InlineData("""{"object":"whatsapp_business_account","entry":null}""")]
    public void ABodyThatIsNotMetas_IsToldSo(string body) => Assert.IsType<MetaReading.NotMeta>(MetaWebhook.Read(Payload.Bytes(body)));

    [Theory]
    [InlineData("""{"object":"whatsapp_business_account","entry":[]}""")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[]}]}""")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":[],"statuses":[]}}]}]}""")]
    public void AnEmptyBatch_BringsNothing(string body) => Assert.Empty(Items(Payload.Bytes(body)));

    [Theory]
    [InlineData("""[null]""", "malformed_item")]
    [InlineData("""[[]]""", "malformed_item")]
    [InlineData("""[{"id":"1"}]""", "malformed_item")]
    [InlineData("""[{"changes":{}}]""", "malformed_item")]
    [InlineData("""[{"changes":[null]}]""", "malformed_item")]
    [InlineData("""[{"changes":[{"field":7,"value":{}}]}]""", "malformed_item")]
    [InlineData("""[{"changes":[{"field":"messages"}]}]""", "malformed_item")]
    [InlineData("""[{"changes":[{"field":"messages","value":null}]}]""", "malformed_item")]
    [InlineData("""[{"changes":[{"field":"messages","value":{"messages":{}}}]}]""", "malformed_item")]
    [InlineData("""[{"changes":[{"field":"messages","value":{"statuses":"none"}}]}]""", "malformed_item")]
    [InlineData("""[{"changes":[{"field":"smb_message_echoes","value":{}}]}]""", "malformed_item")]
    [InlineData("""[{"changes":[{"field":"messages","value":{}}]}]""", "unhandled_field")]
    [InlineData("""[{"changes":[{"field":"messages","value":{"errors":[{"code":1,"title":"Down"}]}}]}]""", "unhandled_field")]
    [InlineData("""[{"changes":[{"field":"account_update","value":{"event":"X"}}]}]""", "unhandled_field")]
    [InlineData("""[{"changes":[{"field":"history","value":{"history":[]}}]}]""", "unhandled_field")]
    [InlineData("""[{"changes":[{"field":"calls","value":{"calls":[]}}]}]""", "unhandled_field")]
    public void WhatStandsAroundItems_CanBeAtFaultItself(string entries, string reason) =>
        Assert.Equal(reason, Fault(Payload.Bytes($$"""{"object":"whatsapp_business_account","entry":{{entries}}}""")).Reason);

    [Fact]
    public void AnUnhandledField_IsNamed() =>
        Assert.Equal("user_preferences", Fault(Payload.Of(Payload.Change("user_preferences", "{\"user_preferences\":[]}"))).Detail);

    [Fact]
    public void ABadItem_LeavesItsNeighboursAlone()
    {
        var items = Items(Payload.Messages(Payload.Text("one", "A"), "null", Payload.Text("two", "B"), "{}", Payload.Text("three", "C")));

        Assert.Equal(["A", null, "B", null, "C"], items.Select(item => item.Envelope?.DedupeKey));
    }

    [Fact]
    public void MessagesAndStatusesOfOneChange_AreBothRead()
    {
        var items = Items(Payload.Of(Payload.Change("messages", $$"""{"messages":[{{Payload.Text("one", "A")}}],"statuses":[{{Payload.Status("read")}}]}""")));

        Assert.Equal(["A", "wamid.9:read"], items.Select(item => item.Envelope?.DedupeKey));
    }

    [Theory]
    [InlineData("[7]", "[7]")]
    [InlineData("""[{"id":"1","changes":7}]""", """[{"id":"1","changes":7}]""")]
    public void ABadEntry_IsWrappedAsItCame(string entries, string wrapped) => Assert.Equal(
        $$"""{"object":"whatsapp_business_account","entry":{{wrapped}}}""",
        Wrapped(Only(Payload.Bytes($$"""{"object":"whatsapp_business_account","entry":{{entries}}}"""))));

    [Fact]
    public void ABadChange_IsWrappedWithItsEntrysIdAndTime() => Assert.Equal(
        """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"account_update","value":{"event":"X"}}],"time":9}]}""",
        Wrapped(Only(Payload.Bytes(
            """{"object":"whatsapp_business_account","entry":[{"id":"1","time":9,"changes":[{"field":"account_update","value":{"event":"X"}}]}]}"""))));

    [Fact]
    public void ABadItem_IsWrappedAlone_WithWhatStoodBesideIt()
    {
        var bad = Items(Payload.Messages(Payload.Text("fine"), """{"id":"B","odd":"\ud800"}""")).Single(item => item.Fault is not null);

        Assert.Equal(
            $$"""{"object":"whatsapp_business_account","entry":[{"id":"200000000000002","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"33100000000","phone_number_id":"{{Payload.Number}}"},"contacts":{{Payload.Contacts}},"messages":[{"id":"B","odd":"\ud800"}]},"field":"messages"}]}]}""",
            Wrapped(bad));
    }

    [Fact]
    public void AnyItem_WrappedAndReadAgain_IsTheSame()
    {
        var items = Items(Payload.Of(
            Payload.Change("messages", $$"""{"messages":[{{Payload.Text("one", "A")}},7],"statuses":[{{Payload.Status("read")}},{}]}"""),
            Payload.Change("smb_message_echoes", $$"""{"message_echoes":[{{Payload.Echo("\"type\":\"text\",\"text\":{\"body\":\"x\"}")}},null]}"""),
            Payload.Change("calls", "{\"calls\":[]}")));

        Assert.Equal(7, items.Count);
        foreach (var item in items)
        {
            var again = Only(item.Enclosure.Around(item.Raw));
            Assert.Equal((item.Customer, item.Envelope, item.Fault, item.Enclosure.PhoneNumberId), (again.Customer, again.Envelope, again.Fault, again.Enclosure.PhoneNumberId));
        }
    }

    [Fact]
    public void AMemberWrittenTwice_CountsAsWrittenLast()
    {
        var message = """{"from":"33639980011","id":"A","id":"B","timestamp":"1760000000","type":"text","text":{"body":"1"},"text":{"body":"2"}}""";

        Assert.Equal(new InboundItem.Message("B", new MessageContent.Text("2"), null, null), Only(Payload.Messages(message)).Envelope!.Item);
    }

    [Fact]
    public void AMemberNameOfHalfACharacter_IsNoneOfOurs()
    {
        var message = Payload.Message(""" "\ud800":1,"\u0074ype":"image","type":"text","text":{"body":"Hi"} """);

        Assert.Equal(new MessageContent.Text("Hi"), Assert.IsType<InboundItem.Message>(Only(Payload.Messages(message)).Envelope!.Item).Content);
    }

    private static string Wrapped(MetaItem item) => Encoding.UTF8.GetString(item.Enclosure.Around(item.Raw));
}
