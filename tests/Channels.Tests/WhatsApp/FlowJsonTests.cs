using System.Text.Json.Nodes;
using Parloir.Channels.Sandbox;
using Parloir.Channels.WhatsApp.Meta.Outbound;
using Parloir.Grains.Forms;
using static Parloir.Channels.Tests.WhatsApp.FormSamples;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>A form in Meta's language (S0-08).</summary>
public sealed class FlowJsonTests
{
    [Fact]
    public void Of_AForm_IsOneScreenThatAnswersTheMessage()
    {
        var expected = JsonNode.Parse("""
            {"version":"7.0","screens":[{"id":"FORM","title":"Your details","terminal":true,"layout":{"type":"SingleColumnLayout","children":[{"type":"Form","name":"form","children":[
              {"type":"TextInput","name":"first_name","label":"First name","required":true,"input-type":"text"},
              {"type":"TextInput","name":"email","label":"E-mail","required":true,"input-type":"email"},
              {"type":"TextInput","name":"phone","label":"Phone","required":false,"input-type":"phone"},
              {"type":"TextInput","name":"guests","label":"Guests","required":false,"input-type":"number"},
              {"type":"DatePicker","name":"day","label":"Day","required":false},
              {"type":"Dropdown","name":"room","label":"Room","required":false,"data-source":[{"id":"Small","title":"Small"},{"id":"Large","title":"Large"}]},
              {"type":"TextArea","name":"wishes","label":"Wishes","required":false},
              {"type":"Footer","label":"Send","on-click-action":{"name":"complete","payload":{
                "first_name":"${form.first_name}","email":"${form.email}","phone":"${form.phone}","guests":"${form.guests}","day":"${form.day}","room":"${form.room}","wishes":"${form.wishes}"}}}]}]}}]}
            """);
        var flow = FlowJson.Of(Details);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(flow.Text)), flow.Text);
        Assert.Equal(64, flow.Fingerprint.Length);
    }

    [Fact]
    public void Fingerprint_ChangesWithWhatTheCustomerSees_AndWithNothingElse()
    {
        var flow = FlowJson.Of(Details);
        Assert.Equal(flow.Fingerprint, FlowJson.Of(Details with { Id = new FormId("other"), Body = "Other", Button = "Other", FollowUp = new FormId("next") }).Fingerprint);
        Assert.NotEqual(flow.Fingerprint, FlowJson.Of(Details with { Title = "Other" }).Fingerprint);
        Assert.NotEqual(flow.Fingerprint, FlowJson.Of(Details with { Submit = "Other" }).Fingerprint);
        Assert.NotEqual(flow.Fingerprint, FlowJson.Of(Details with { Fields = Details.Fields.RemoveAt(0) }).Fingerprint);
    }

    [Fact]
    public void Of_AForm_IsWhatTheProviderTakes()
    {
        var (screen, fault) = FlowReader.Read(FlowJson.Of(Details).Text);
        Assert.Null(fault);
        Assert.Equal(["text", "email", "phone", "number", "date", "choice", "long_text"], screen!.Questions.Select(question => question.Kind));
    }

    [Theory]
    [InlineData("\"version\":\"7.0\"", "\"version\":\"1.0\"")]
    [InlineData("\"id\":\"FORM\"", "\"id\":\"SUCCESS\"")]
    [InlineData("\"id\":\"FORM\"", "\"id\":\"FORM1\"")]
    [InlineData("\"terminal\":true", "\"terminal\":false")]
    [InlineData("\"label\":\"First name\"", "\"label\":\"First name that is too long\"")]
    [InlineData("\"label\":\"Send\"", "\"label\":\"Send all of this to us as soon as you can\"")]
    [InlineData("\"name\":\"email\"", "\"name\":\"first_name\"")]
    [InlineData("\"title\":\"Small\"", "\"title\":\"A room that is by far too small for you\"")]
    [InlineData("${form.day}", "${form.night}")]
    [InlineData("\"name\":\"complete\"", "\"name\":\"navigate\"")]
    [InlineData("\"type\":\"TextArea\"", "\"type\":\"Poem\"")]
    public void AFlow_ThatMetaWouldNotPublish_HasAFault(string right, string wrong)
    {
        var text = FlowJson.Of(Details).Text;
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.NotNull(FlowReader.Read(text.Replace(right, wrong, StringComparison.Ordinal)).Fault);
    }
}
