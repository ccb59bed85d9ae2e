using System.Text.Json;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>One item of <c>messages</c> (the customer wrote) or <c>message_echoes</c> (the business wrote from its own phone).</summary>
internal static class MessageReader
{
    public static ItemReading Read(JsonElement message, Customers customers)
    {
        var customer = customers.Find(message.Member("from"u8).Id(), message.Member("from_user_id"u8).Id() ?? message.Member("user_id"u8).Id());
        return ReadAny(message, customer, ReadInbound);
    }

    public static ItemReading ReadEcho(JsonElement echo, Customers customers)
    {
        var customer = customers.FindExactly(echo.Member("to"u8).Id(), echo.Member("to_user_id"u8).Id());
        return ReadAny(echo, customer, static (message, id, type, _) =>
        {
            if (ReadChange(message, type) is { } change)
                return change;
            var content = ContentReader.Read(message, type);
            return new ItemOrFault(content.Content is { } said ? new InboundItem.Echo(id, said) : null, content.Fault);
        });
    }

    private delegate ItemOrFault ReadItem(JsonElement message, string id, string type, CustomerIdentity customer);

    private readonly record struct ItemOrFault(InboundItem? Item, Fault? Fault)
    {
        public static implicit operator ItemOrFault(InboundItem item) => new(item, null);
        public static implicit operator ItemOrFault(Fault fault) => new(null, fault);
    }

    private static ItemReading ReadAny(JsonElement message, CustomerIdentity? customer, ReadItem read)
    {
        if (!message.IsObject())
            return ItemReading.Malformed($"The message is {message.Kind()}, not an object.");
        if (message.Member("group_id"u8).IsPresent() || message.Member("recipient_type"u8).Is("group"u8))
            return ItemReading.At("group_message", "A message in a group.");
        if (message.Member("id"u8).Id() is not { } id)
            return ItemReading.Malformed("The message has no id.");
        if (!MetaTime.TryRead(message.Member("timestamp"u8), out var occurredAt))
            return ItemReading.Malformed("The message has no credible timestamp.");
        if (customer is null)
            return ItemReading.Malformed("The message does not tell who the customer is.");
        if (ContentReader.TypeOf(message) is not { } type)
            return ItemReading.Malformed("The message has no type.");

        var (item, fault) = read(message, id, type, customer);
        return item is null ? new ItemReading(null, null, fault) : ItemReading.Of(customer, id, occurredAt, item);
    }

    private static ItemOrFault ReadInbound(JsonElement message, string id, string type, CustomerIdentity customer)
    {
        if (type == "reaction")
            return ReadReaction(message.Member("reaction"u8));
        if (type == "system")
            return SystemReader.Read(message.Member("system"u8), customer);
        if (type == "interactive" && SystemReader.ReadCallPermission(message.Member("interactive"u8)) is { } notice)
            return notice;
        if (ReadChange(message, type) is { } change)
            return change;

        var (content, fault) = ContentReader.Read(message, type);
        if (content is null)
            return fault!;
        var context = message.Member("context"u8);
        var token = content is MessageContent.FormAnswer ? InteractiveReader.FlowTokenOf(message.Member("interactive"u8)) : null;
        return new InboundItem.Message(id, content, context.Member("id"u8).Id(), ReferralReader.Read(message, context), token);
    }

    private static ItemOrFault ReadReaction(JsonElement reaction)
    {
        if (reaction.Member("message_id"u8).Id() is not { } target)
            return Fault.Malformed("The reaction names no message.");
        return new InboundItem.Reaction(target, reaction.Member("emoji"u8).TextOrNull());
    }

    /// <summary>An edit or a revocation of an earlier message; null when it is neither.</summary>
    private static ItemOrFault? ReadChange(JsonElement message, string type)
    {
        if (type is not ("edit" or "revoke"))
            return null;
        var change = message.Member(type == "edit" ? "edit"u8 : "revoke"u8);
        if (change.Member("original_message_id"u8).Id() is not { } target)
            return Fault.Malformed($"The {type} names no message.");
        if (type == "revoke")
            return new InboundItem.Revoke(target);

        var edited = change.Member("message"u8);
        if (ContentReader.TypeOf(edited) is not { } editedType)
            return Fault.Malformed("The edit holds no message.");
        var (content, fault) = ContentReader.Read(edited, editedType);
        return content is null ? fault! : new InboundItem.Edit(target, content);
    }
}
