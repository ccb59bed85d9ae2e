using Parloir.Grains.Channels;
using static Parloir.Channels.Tests.WhatsApp.Reading;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class ContentTests
{
    [Fact]
    public void Text_IsItsBody() => Assert.Equal("Bonjour", Content<MessageContent.Text>("""
        "type":"text","text":{"body":"Bonjour"}
        """).Body);

    [Theory]
    [InlineData("image", "Image")]
    [InlineData("video", "Video")]
    [InlineData("document", "Document")]
    [InlineData("sticker", "Sticker")]
    [InlineData("audio", "Audio")]
    public void Media_IsOfItsKind_WithWhatMetaTellsOfIt(string type, string kind)
    {
        var media = Content<MessageContent.Media>($$"""
            "type":"{{type}}","{{type}}":{"id":"123","mime_type":"a/b","sha256":"c+d=","caption":"Look","filename":"e.pdf"}
            """);

        Assert.Equal(new MessageContent.Media(Enum.Parse<MessageKind>(kind), "123", "e.pdf", "a/b", "Look", "c+d="), media);
    }

    [Theory]
    [InlineData("true", MessageKind.VoiceNote)]
    [InlineData("false", MessageKind.Audio)]
    [InlineData("null", MessageKind.Audio)]
    [InlineData("\"true\"", MessageKind.Audio)]
    public void Audio_WithVoiceFlag_IsAVoiceNote(string voice, MessageKind kind) => Assert.Equal(kind, Content<MessageContent.Media>($$"""
        "type":"audio","audio":{"id":"1","voice":{{voice}}}
        """).Kind);

    [Fact]
    public void Media_WithIdAsNumber_KeepsItsDigits() => Assert.Equal("12345678901234567890123", Content<MessageContent.Media>("""
        "type":"image","image":{"id":12345678901234567890123}
        """).ProviderMediaId);

    [Theory]
    [InlineData("48.8566", "2.3522")]
    [InlineData("\"48.8566\"", "\"2.3522\"")]
    public void Location_HasItsCoordinates_WrittenAsNumberOrString(string latitude, string longitude) => Assert.Equal(
        new MessageContent.Location(48.8566, 2.3522, "Paris", null), Content<MessageContent.Location>($$"""
        "type":"location","location":{"latitude":{{latitude}},"longitude":{{longitude}},"name":"Paris"}
        """));

    [Fact]
    public void Contacts_AreCards_WithPhonesAndAddresses()
    {
        var cards = Content<MessageContent.ContactCards>("""
            "type":"contacts","contacts":[
              {"name":{"formatted_name":"Alan Turing"},"phones":[{"phone":"+44 1","wa_id":"441"},{"wa_id":"442"},{}],"emails":[{"email":"alan@example.test"},{"email":""}]},
              {"name":{"first_name":"Grace"}},
              {"org":{"company":"Bletchley"}},
              {}]
            """).Contacts;

        Assert.Equal(["Alan Turing", "Grace", "Bletchley", ""], cards.Select(card => card.Name));
        Assert.Equal(["+44 1", "442"], cards[0].Phones.AsEnumerable());
        Assert.Equal(["alan@example.test"], cards[0].Emails.AsEnumerable());
        Assert.Empty(cards[1].Phones);
    }

    [Fact]
    public void ButtonReply_IsAChoiceOfButtons() => Assert.Equal(
        new MessageContent.Choice(MessageKind.InteractiveButtons, "yes", "Yes", null), Content<MessageContent.Choice>("""
        "type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"yes","title":"Yes"}}
        """));

    [Fact]
    public void ListReply_IsAChoiceOfAList() => Assert.Equal(
        new MessageContent.Choice(MessageKind.InteractiveList, "1", "First", "The first"), Content<MessageContent.Choice>("""
        "type":"interactive","interactive":{"list_reply":{"id":1,"title":"First","description":"The first"}}
        """));

    [Fact]
    public void QuickReplyOfATemplate_IsAChoiceOfButtons() => Assert.Equal(
        new MessageContent.Choice(MessageKind.InteractiveButtons, "STOP", "Stop it", null), Content<MessageContent.Choice>("""
        "type":"button","button":{"payload":"STOP","text":"Stop it"}
        """));

    [Fact]
    public void FormAnswer_HasTheFieldsOfItsResponse_WithoutMetasToken()
    {
        var answer = Content<MessageContent.FormAnswer>("""
            "type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent",
            "response_json":"{\"flow_token\":\"AQ\",\"first name\":\"Ada\",\"age\":36,\"topics\":[\"a\",\"b\"],\"ok\":true,\"none\":null,\"more\":{\"x\":1}}"}}
            """);

        Assert.Equal(
            [new("first name", "Ada"), new("age", "36"), new("topics", "a, b"), new("ok", "true"), new("none", ""), new("more", """{"x":1}""")],
            answer.Fields.AsEnumerable());
    }

    [Theory]
    [InlineData("\\\"flow_token\\\":\\\"conversation/7\\\",", "conversation/7")]
    [InlineData("\\\"flow_token\\\":null,", null)]
    [InlineData("", null)]
    public void FormAnswer_HasItsTokenBesideIt(string token, string? expected) // S0-10
    {
        const string Rest = """
            "type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{TOKEN\"age\":36}"}}
            """;
        var message = Item<InboundItem.Message>(Payload.Messages(Payload.Message(Rest.Trim().Replace("TOKEN", token, StringComparison.Ordinal))));
        Assert.Equal(expected, message.Token);
    }

    [Fact]
    public void Order_IsTold()
    {
        var order = Content<MessageContent.Unsupported>("""
            "type":"order","order":{"catalog_id":"1","text":"Quickly please","product_items":[
              {"product_retailer_id":"PEN","quantity":2,"item_price":30,"currency":"EUR"},{"product_retailer_id":"INK","quantity":"1"}]}
            """);

        Assert.Equal(new MessageContent.Unsupported("order", "2 × PEN (30 EUR), 1 × INK: Quickly please"), order);
    }

    [Theory]
    [InlineData("\"type\":\"poll\"", "poll", null)]
    [InlineData("\"type\":\"poll\",\"poll\":{\"question\":\"?\"}", "poll", null)]
    [InlineData("\"type\":\"unsupported\",\"errors\":[{\"code\":131051,\"title\":\"Message type unknown\"}]", "unsupported", "Message type unknown")]
    [InlineData("\"type\":\"unsupported\",\"unsupported\":{\"type\":\"poll\"},\"errors\":[{\"code\":131051,\"message\":\"Unknown\"}]", "poll", "Unknown")]
    [InlineData("\"type\":\"image\",\"errors\":[{\"code\":131052,\"title\":\"Media download error\"}]", "image", "Media download error")]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"new_thing\"}", "interactive.new_thing", null)]
    public void WhatWeCannotShow_IsNamed(string message, string type, string? description) =>
        Assert.Equal(new MessageContent.Unsupported(type, description), Content<MessageContent.Unsupported>(message));

    [Theory]
    [InlineData("\"location\":{\"latitude\":1,\"longitude\":2}", MessageKind.Location)]
    [InlineData("\"text\":{\"body\":\"Hi\"}", MessageKind.Text)]
    [InlineData("\"type\":null,\"text\":{\"body\":\"Hi\"}", MessageKind.Text)]
    public void AMessageWithoutType_IsWhatItHolds(string message, MessageKind kind) => Assert.Equal(kind, Content<MessageContent>(message).Kind);

    [Theory]
    [InlineData("\"type\":\"text\"")]
    [InlineData("\"type\":\"text\",\"text\":null")]
    [InlineData("\"type\":\"text\",\"text\":\"body\"")]
    [InlineData("\"type\":\"text\",\"text\":{\"body\":{}}")]
    [InlineData("\"type\":\"text\",\"text\":{\"body\":7}")]
    [InlineData("\"type\":\"image\",\"image\":[]")]
    [InlineData("\"type\":\"location\",\"location\":{\"latitude\":\"north\",\"longitude\":1}")]
    [InlineData("\"type\":\"location\",\"location\":{\"latitude\":91,\"longitude\":1}")]
    [InlineData("\"type\":\"location\",\"location\":{\"latitude\":1e999,\"longitude\":1}")]
    [InlineData("\"type\":\"contacts\",\"contacts\":{}")]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"button_reply\"}")]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"response_json\":\"not json\"}}")]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"response_json\":\"[]\"}}")]
    [InlineData("\"type\":\"button\",\"button\":{}")]
    [InlineData("\"type\":\"order\",\"order\":{}")]
    [InlineData("\"type\":7")]
    [InlineData("\"type\":\"\"")]
    [InlineData("\"other\":1")]
    public void AMessageThatLacksWhatItsTypeHas_IsMalformed(string message) =>
        Assert.Equal("malformed_item", Fault(Payload.Messages(Payload.Message(message))).Reason);

    private static TContent Content<TContent>(string message) where TContent : MessageContent =>
        Assert.IsAssignableFrom<TContent>(Item<InboundItem.Message>(Payload.Messages(Payload.Message(message.Trim()))).Content);
}
