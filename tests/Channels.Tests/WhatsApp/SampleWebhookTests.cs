using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>Every payload of the samples is handled or quarantined. Without samples there is nothing to read, and the tests pass over it.</summary>
public sealed class SampleWebhookTests
{
    public static readonly string[] Folders = ["pywa", "meta-openapi-inbound", "netflie-php", "bindambc-java", "botman-whatsapp", "veecore-rs"];

    public static IEnumerable<(string File, byte[] Body)> Webhooks() =>
        from folder in Folders
        from file in Samples.Files(Path.Combine("webhooks", folder))
        let body = File.ReadAllBytes(file)
        where IsWebhook(body)
        select (file, body);

    [Theory]
    [InlineData("pywa")]
    [InlineData("meta-openapi-inbound")]
    [InlineData("netflie-php")]
    [InlineData("bindambc-java")]
    [InlineData("botman-whatsapp")]
    [InlineData("veecore-rs")]
    public void EveryPayload_IsHandledOrQuarantined(string folder)
    {
        foreach (var (file, body) in Webhooks().Where(webhook => webhook.File.Contains($"/webhooks/{folder}/", StringComparison.Ordinal)))
        {
            var items = Assert.IsType<MetaReading.Items>(MetaWebhook.Read(body)).All;

            Assert.True(items.Count > 0, file);
            Assert.All(items, item => Assert.True(item.Fault is not null ^ item.Envelope is not null ^ item.Template is not null, file));
            Assert.All(items, item => Assert.Equal(Json(item.Envelope), Json(Reading.Only(item.Enclosure.Around(item.Raw)).Envelope)));
        }
    }

    [Theory]
    [InlineData("pywa/json/message__text.json", "text Body Text")]
    [InlineData("pywa/json/message__voice.json", "VoiceNote 1234567890987654321")]
    [InlineData("pywa/json/message__animated_sticker.json", "Sticker 1234567890987654321")]
    [InlineData("pywa/json/message__contacts.json", "contacts Chandler Bing, Monica, Rachel Green")]
    [InlineData("pywa/json/message__interactive_message_with_err.json", "malformed_item")]
    [InlineData("pywa/json/flow_completion__completion.json", "form comment_text: Comment Text, delivery_rating: 4, purchase_rating: 2, recommend_radio: 0, cs_rating: 0")]
    [InlineData("pywa/json/message__unreaction_empty.json", "reaction wamid.yzxyzx= none")]
    [InlineData("pywa/json/deleted_message__revoke.json", "revoke <ORIGINAL_WHATSAPP_MESSAGE_ID>")]
    [InlineData("pywa/json/edited_message__image.json", "edit wamid.HBgLMTQxMjU1NTA4MjkVAgASGBQzQUNCNjk5RDUwNUZGMUZEM0VBRAA= Image 1234567890")]
    [InlineData("pywa/json/outgoing_message__text.json", "echo text Test message")]
    [InlineData("pywa/json/outgoing_message__delete.json", "revoke wamid.zzzzzz")]
    [InlineData("pywa/json/message_status__with_tracker.json", "Sent some data")]
    [InlineData("pywa/json/message_status__failed.json", "Failed 130472")]
    [InlineData("pywa/json/message_status__group.json", "group_message")]
    [InlineData("pywa/json/system__phone_number_change.json", "system user_changed_number 972912345678")]
    [InlineData("pywa/json/call_connect__user_initiated.json", "unhandled_field")]
    [InlineData("pywa/json/template_status_update__rejected.json", "Rejected")]
    [InlineData("pywa/json/message__unsupported_with_type.json", "unsupported pool Message type unknown")]
    [InlineData("bindambc-java/src/test/resources/deserialization/reEngagementMessageError.json", "Failed 131047")]
    [InlineData("veecore-rs/json/server__build_events_10.json", "malformed_item")]
    [InlineData("netflie-php/json/NotificationFactoryTest__test_build_from_payload_can_build_multiple_text_notification.json", "text MESSAGE_BODY|text MESSAGE_BODY2")]
    public void AWellKnownPayload_IsWhatItIs(string file, string told)
    {
        foreach (var (_, body) in Webhooks().Where(webhook => webhook.File.EndsWith(file, StringComparison.Ordinal)))
            Assert.Equal(told, string.Join('|', Reading.Items(body).Select(item => item.Fault?.Reason ?? item.Template?.Update.Status?.ToString() ?? Tell(item.Envelope!.Item))));
    }

    private static string Tell(InboundItem item) => item switch
    {
        InboundItem.Message message => Tell(message.Content),
        InboundItem.Echo echo => $"echo {Tell(echo.Content)}",
        InboundItem.Edit edit => $"edit {edit.Target} {Tell(edit.Content)}",
        InboundItem.Revoke revoke => $"revoke {revoke.Target}",
        InboundItem.Reaction reaction => $"reaction {reaction.Target} {reaction.Emoji ?? "none"}",
        InboundItem.Status status => $"{status.DeliveryStatus} {status.Error?.Code ?? status.CallbackData}",
        InboundItem.SystemNotice notice => $"system {notice.Kind} {notice.NewIdentity?.ProviderId}",
        _ => throw new InvalidOperationException(item.ToString()),
    };

    private static string Tell(MessageContent content) => content switch
    {
        MessageContent.Text text => $"text {text.Body}",
        MessageContent.Media media => $"{media.Kind} {media.ProviderMediaId}",
        MessageContent.ContactCards cards => $"contacts {cards.Words}",
        MessageContent.FormAnswer form => $"form {form.Words}",
        MessageContent.Unsupported unsupported => $"unsupported {unsupported.ProviderType} {unsupported.Description}",
        _ => content.ToString(),
    };

    private static string Json(InboundEnvelope? envelope) => JsonSerializer.Serialize(envelope);

    private static bool IsWebhook(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("entry", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
