using System.Text;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class WireTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("été 😀", "été 😀")]
    [InlineData("""a\"b\\c\/d\b\f\n\r\t""", "a\"b\\c/d\b\f\n\r\t")]
    [InlineData("""\u00e9t\u00E9""", "été")]
    [InlineData("""\ud83d\ude00""", "😀")]
    [InlineData("""\ud83d""", "\uFFFD")]
    [InlineData("""\ude00\ud83d""", "\uFFFD\uFFFD")]
    [InlineData("""\ud83d\ud83d\ude00x""", "\uFFFD😀x")]
    [InlineData("""a\u0000b""", "a\uFFFDb")]
    [InlineData("", "")]
    public void Decode_OfWhatStandsBetweenQuotes_IsTextThatPostgresCanHold(string raw, string text) =>
        Assert.Equal(text, WireText.Decode(Encoding.UTF8.GetBytes(raw)));

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF, 0x62 })]
    [InlineData(new byte[] { 0x61, 0xFF, 0x62, (byte)'\\', (byte)'n' })]
    [InlineData(new byte[] { 0xC3 })]
    public void Decode_OfBytesThatAreNotUtf8_ReplacesThem(byte[] raw) =>
        Assert.Contains('\uFFFD', WireText.Decode(raw));

    [Fact]
    public void AMessageOfHalfCharactersAndNul_IsATextLikeAnother()
    {
        var text = Reading.Item<InboundItem.Message>(Payload.Messages(Payload.Message("""
            "type":"text","text":{"body":"\ud800 and \u0000"}
            """.Trim()))).Content;

        Assert.Equal(new MessageContent.Text("\uFFFD and \uFFFD"), text);
    }
}
