using System.Text;
using System.Text.Json.Nodes;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>Webhooks as Meta builds them.</summary>
internal static class Payload
{
    public const string Number = "100000000000001";
    public const string Customer = "33639980011";
    public const string Time = "1760000000";
    public static readonly DateTimeOffset OccurredAt = DateTimeOffset.FromUnixTimeSeconds(1760000000);

    public static byte[] Messages(params string[] messages) => Of(Change("messages", $$"""{"messages":[{{string.Join(',', messages)}}]}"""));

    public static byte[] Statuses(params string[] statuses) => Of(Change("messages", $$"""{"statuses":[{{string.Join(',', statuses)}}]}"""));

    public static byte[] Echoes(params string[] echoes) => Of(Change("smb_message_echoes", $$"""{"message_echoes":[{{string.Join(',', echoes)}}]}"""));

    public static byte[] Of(params string[] changes) =>
        Bytes($$"""{"object":"whatsapp_business_account","entry":[{"id":"200000000000002","time":1760000000,"changes":[{{string.Join(',', changes)}}]}]}""");

    /// <param name="items">An object with the items' arrays; metadata and contacts are put before them.</param>
    public static string Change(string field, string items, string? contacts = null, string number = Number) =>
        $$"""{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"33100000000","phone_number_id":"{{number}}"},"contacts":{{contacts ?? Contacts}},{{items[1..]}},"field":"{{field}}"}""";

    public const string Contacts = $$"""[{"profile":{"name":"Ada Lovelace"},"wa_id":"{{Customer}}","user_id":"FR.111"}]""";

    /// <param name="content">The members that make the kind, such as <c>"type":"text","text":{"body":"Hello"}</c>.</param>
    public static string Message(string content, string id = "wamid.1", string time = Time) =>
        $$"""{"from":"{{Customer}}","id":"{{id}}","timestamp":"{{time}}",{{content}}}""";

    public static string Text(string body, string id = "wamid.1") => Message($$"""
        "type":"text","text":{"body":{{JsonValue.Create(body).ToJsonString()}}}
        """.Trim(), id);

    public static string Status(string status, string more = "", string id = "wamid.9") =>
        $$"""{"id":"{{id}}","status":"{{status}}","timestamp":"{{Time}}","recipient_id":"{{Customer}}"{{more}}}""";

    public static string Echo(string content, string id = "wamid.e1") =>
        $$"""{"from":"33100000000","to":"{{Customer}}","id":"{{id}}","timestamp":"{{Time}}",{{content}}}""";

    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
