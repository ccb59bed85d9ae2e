using System.Globalization;
using System.Text;
using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>A cart that the customer sent: told in words, until orders have a home of their own.</summary>
internal static class OrderReader
{
    private const int MostLines = 30;

    public static MessageContent? Read(JsonElement order)
    {
        var products = order.Member("product_items"u8);
        if (!products.IsArray())
            return null;
        var words = new StringBuilder();
        var lines = 0;
        foreach (var product in products.EnumerateArray())
        {
            if (++lines > MostLines)
                continue;
            words.Append(lines == 1 ? "" : ", ")
                .Append(CultureInfo.InvariantCulture, $"{product.Member("quantity"u8).Id() ?? "?"} × {product.Member("product_retailer_id"u8).Id() ?? "?"}");
            if (product.Member("item_price"u8).Id() is { } price)
                words.Append(CultureInfo.InvariantCulture, $" ({price} {product.Member("currency"u8).Id()})");
        }
        if (lines > MostLines)
            words.Append(CultureInfo.InvariantCulture, $", … ({lines - MostLines} more)");
        if (order.Member("text"u8).TextOrNull() is { } text)
            words.Append(CultureInfo.InvariantCulture, $"{(lines == 0 ? "" : ": ")}{text}");
        return new MessageContent.Unsupported("order", words.ToString());
    }
}
