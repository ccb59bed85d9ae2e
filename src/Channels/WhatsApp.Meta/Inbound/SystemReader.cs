using System.Text.Json;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>What WhatsApp itself says in a conversation: the customer has another number, another device, allows calls.</summary>
internal static class SystemReader
{
    public static InboundItem Read(JsonElement system, CustomerIdentity customer)
    {
        var kind = system.Member("type"u8).TextOrNull() ?? "system";
        return new InboundItem.SystemNotice(kind, system.Member("body"u8).Text() ?? "", NewIdentity(kind, system, customer));
    }

    /// <summary>The answer to a request to call the customer; null when the interactive message is another.</summary>
    public static InboundItem? ReadCallPermission(JsonElement interactive)
    {
        var reply = interactive.Member("call_permission_reply"u8);
        return reply.IsObject() ? new InboundItem.SystemNotice("call_permission_reply", reply.Member("response"u8).Text() ?? "", null) : null;
    }

    private static CustomerIdentity? NewIdentity(string kind, JsonElement system, CustomerIdentity customer)
    {
        if (kind is not ("user_changed_number" or "customer_changed_number" or "user_changed_user_id"))
            return null;
        var number = system.Member("wa_id"u8).Id() ?? system.Member("new_wa_id"u8).Id();
        var identity = Customers.Identity(number, system.Member("user_id"u8).Id(), customer.Name);
        return identity is null || identity.ProviderId == customer.ProviderId ? null : identity;
    }
}
