using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>How the customer came: a click-to-WhatsApp advertisement, or a product of the catalogue that the question is about.</summary>
internal static class ReferralReader
{
    public static Referral? Read(JsonElement message, JsonElement context)
    {
        var advertisement = message.Member("referral"u8);
        if (advertisement.IsObject())
        {
            var code = advertisement.Member("source_id"u8).Id() ?? advertisement.Member("ref"u8).Id();
            return new Referral(code, advertisement.Member("source_url"u8).TextOrNull(), advertisement.Member("headline"u8).TextOrNull());
        }
        var product = context.Member("referred_product"u8).Member("product_retailer_id"u8).Id();
        return product is null ? null : new Referral(product, null, null);
    }
}
