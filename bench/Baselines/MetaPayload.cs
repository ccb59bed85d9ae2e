using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parloir.Baselines;

/// <summary>The part of Meta's payload that a text message needs.</summary>
internal sealed record MetaPayload(MetaEntry[] Entry)
{
    public IEnumerable<IncomingMessage> Messages(string account) =>
        from entry in Entry
        from change in entry.Changes
        from message in change.Value.Messages
        select new IncomingMessage(
            account, message.From, change.Value.Contacts.First(contact => contact.WaId == message.From).Profile.Name, message.Id,
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(message.Timestamp, CultureInfo.InvariantCulture)), message.Text.Body);
}

internal sealed record MetaEntry(MetaChange[] Changes);

internal sealed record MetaChange(MetaValue Value);

internal sealed record MetaValue(MetaContact[] Contacts, MetaMessage[] Messages);

internal sealed record MetaContact(MetaProfile Profile, string WaId);

internal sealed record MetaProfile(string Name);

internal sealed record MetaMessage(string From, string Id, string Timestamp, MetaText Text);

internal sealed record MetaText(string Body);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MetaPayload))]
internal sealed partial class MetaJson : JsonSerializerContext;
