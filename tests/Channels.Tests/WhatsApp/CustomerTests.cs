using Parloir.Grains.Contacts;
using static Parloir.Channels.Tests.WhatsApp.Reading;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class CustomerTests
{
    private const string Rest = """
        "id":"A","timestamp":"1760000000","type":"text","text":{"body":"Hi"}}
        """;

    [Theory]
    // by number, the name from the matching contact
    [InlineData("""[{"profile":{"name":"Bob"},"wa_id":"2"},{"profile":{"name":"Ada"},"wa_id":"1","user_id":"U1"}]""", "\"from\":\"1\"", "1", "U1", "Ada")]
    // by user id alone
    [InlineData("""[{"profile":{"name":"Bob"},"wa_id":"2"},{"profile":{"name":"Ada"},"user_id":"U1"}]""", "\"from_user_id\":\"U1\"", null, "U1", "Ada")]
    [InlineData("""[{"profile":{"name":"Ada"},"wa_id":"1","user_id":"U1"}]""", "\"user_id\":\"U1\"", "1", "U1", "Ada")]
    // nobody named: the only contact
    [InlineData("""[{"profile":{"name":"Ada"},"user_id":"U1"}]""", "\"x\":1", null, "U1", "Ada")]
    [InlineData("""[{"profile":{"name":"Ada"},"wa_id":"1"}]""", "\"from\":null", "1", null, "Ada")]
    // an only contact under another number lends its name, not its ids
    [InlineData("""[{"profile":{"name":"Ada"},"wa_id":"2","user_id":"U2"}]""", "\"from\":\"1\"", "1", null, "Ada")]
    // several contacts, none matching: nobody's name
    [InlineData("""[{"profile":{"name":"Ada"},"wa_id":"2"},{"profile":{"name":"Bob"},"wa_id":"3"}]""", "\"from\":\"1\"", "1", null, null)]
    [InlineData("""null""", "\"from\":\"1\"", "1", null, null)]
    [InlineData("""{"wa_id":"1"}""", "\"from\":\"1\"", "1", null, null)]
    [InlineData("""[null,7,{}]""", "\"from\":\"1\"", "1", null, null)]
    [InlineData("""[{"profile":{"name":"  "},"wa_id":"1"}]""", "\"from\":\"1\"", "1", null, null)]
    [InlineData("""[{"profile":{"username":"ada"},"wa_id":"1"}]""", "\"from\":\"1\"", "1", null, "ada")]
    // numbers as JSON numbers, with plus, and what is no number
    [InlineData("""[{"profile":{"name":"Ada"},"wa_id":1}]""", "\"from\":1", "1", null, "Ada")]
    [InlineData("""[]""", "\"from\":\"+33639980011\"", "33639980011", null, null)]
    [InlineData("""[]""", "\"from\":\"ALIAS\"", null, "ALIAS", null)]
    public void ACustomer_IsFound(string contacts, string from, string? number, string? userId, string? name) => Assert.Equal(
        new CustomerIdentity(number, userId, name),
        Only(Payload.Of(Payload.Change("messages", $$"""{"messages":[{{{from}},{{Rest}}]}""", contacts))).Customer);

    [Theory]
    [InlineData("[]", "\"x\":1")]
    [InlineData("""[{"wa_id":"1"},{"wa_id":"2"}]""", "\"x\":1")]
    [InlineData("[]", "\"from\":\"\"")]
    [InlineData("[]", "\"from\":{}")]
    [InlineData("[]", "\"from\":\"a/b\"")]
    [InlineData("[]", "\"from\":\"a b\"")]
    public void ACustomerWhoCannotBeTold_IsMalformed(string contacts, string from) => Assert.Equal(
        "malformed_item", Fault(Payload.Of(Payload.Change("messages", $$"""{"messages":[{{{from}},{{Rest}}]}""", contacts))).Reason);

    [Fact]
    public void ALongName_IsCutBetweenCharacters()
    {
        var name = new string('a', 255) + "😀 and more";
        var contacts = $$"""[{"profile":{"name":"{{name}}"},"wa_id":"1"}]""";

        var customer = Only(Payload.Of(Payload.Change("messages", $$"""{"messages":[{"from":"1",{{Rest}}]}""", contacts))).Customer!;

        Assert.Equal(new string('a', 255), customer.Name);
    }
}
