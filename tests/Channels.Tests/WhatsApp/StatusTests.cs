using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using static Parloir.Channels.Tests.WhatsApp.Reading;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class StatusTests
{
    [Theory]
    [InlineData("sent", DeliveryStatus.Sent)]
    [InlineData("delivered", DeliveryStatus.Delivered)]
    [InlineData("read", DeliveryStatus.Read)]
    [InlineData("played", DeliveryStatus.Read)]
    public void AStatus_TellsWhatBecameOfTheMessage(string status, DeliveryStatus expected)
    {
        var item = Only(Payload.Statuses(Payload.Status(status, ",\"biz_opaque_callback_data\":\"conversation/7\"")));

        Assert.Equal(
            new InboundEnvelope($"wamid.9:{status}", Payload.OccurredAt, new InboundItem.Status("wamid.9", expected, null, "conversation/7")), item.Envelope);
        Assert.Equal(Payload.Customer, item.Customer!.PhoneNumber);
    }

    [Theory]
    [InlineData("""[{"code":131047,"title":"T","message":"M","error_data":{"details":"D"}}]""", "131047", "D")]
    [InlineData("""[{"code":131047,"title":"T","message":"M"}]""", "131047", "M")]
    [InlineData("""[{"code":"131047","title":"T"},{"code":2}]""", "131047", "T")]
    [InlineData("""[{}]""", "unknown", "")]
    [InlineData("""[]""", "unknown", "")]
    [InlineData("""null""", "unknown", "")]
    public void AFailure_TellsWhy(string errors, string code, string text) => Assert.Equal(
        new DeliveryError(code, text), Item<InboundItem.Status>(Payload.Statuses(Payload.Status("failed", $",\"errors\":{errors}"))).Error);

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void CallbackData_LongerThanMetaAllows_IsNotOurs(int length, bool kept) => Assert.Equal(
        kept,
        Item<InboundItem.Status>(Payload.Statuses(Payload.Status("sent", $",\"biz_opaque_callback_data\":\"{new string('x', length)}\""))).CallbackData is not null);

    [Fact]
    public void ARecipientWithoutNumber_IsKnownByUserId() => Assert.Equal(
        new CustomerIdentity(null, "FR.222", null),
        Only(Payload.Statuses("""{"id":"A","status":"sent","timestamp":"1760000000","recipient_user_id":"FR.222"}""")).Customer);

    [Theory]
    [InlineData("""{"id":"A","status":"read","timestamp":"1760000000","recipient_id":"G","recipient_type":"group"}""", "group_message")]
    [InlineData("""{"id":"A","status":"deleted","timestamp":"1760000000","recipient_id":"1"}""", "unknown_message")]
    [InlineData("""{"id":"A","timestamp":"1760000000","recipient_id":"1"}""", "malformed_item")]
    [InlineData("""{"status":"sent","timestamp":"1760000000","recipient_id":"1"}""", "malformed_item")]
    [InlineData("""{"id":"A","status":"sent","timestamp":"1760000000"}""", "malformed_item")]
    [InlineData("""{"id":"A","status":"sent","recipient_id":"1"}""", "malformed_item")]
    [InlineData("""[]""", "malformed_item")]
    public void AStatusThatCannotBeRead_IsAFault(string status, string reason) => Assert.Equal(reason, Fault(Payload.Statuses(status)).Reason);
}
