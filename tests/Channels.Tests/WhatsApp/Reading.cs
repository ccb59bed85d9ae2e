using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Tests.WhatsApp;

internal static class Reading
{
    public static IReadOnlyList<MetaItem> Items(byte[] body) => Assert.IsType<MetaReading.Items>(MetaWebhook.Read(body)).All;

    public static MetaItem Only(byte[] body) => Assert.Single(Items(body));

    public static TItem Item<TItem>(byte[] body) where TItem : InboundItem
    {
        var only = Only(body);
        Assert.Null(only.Fault);
        return Assert.IsType<TItem>(only.Envelope!.Item);
    }

    public static TContent Content<TContent>(string message) where TContent : MessageContent =>
        Assert.IsType<TContent>(Item<InboundItem.Message>(Payload.Messages(Payload.Message(message))).Content);

    public static Fault Fault(byte[] body)
    {
        var only = Only(body);
        Assert.Null(only.Envelope);
        return Assert.IsType<Fault>(only.Fault);
    }
}
