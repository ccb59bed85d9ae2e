using System.Net;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>Forms by the API: kept by administrators, read and sent by all (S0-02, S0-08).</summary>
public sealed class FormApiTests
{
    private static readonly object Details = new
    {
        name = "Contact details",
        title = "Your details",
        body = "Could you?",
        button = "Fill in",
        submit = "Send",
        fields = new object[]
        {
            new { id = "email", label = "E-mail", kind = "Email", required = true, options = Array.Empty<string>(), updates = new { field = "Email" } },
            new { id = "size", label = "Size", kind = "Choice", required = false, options = new[] { "S", "M" }, updates = new { field = "Attribute", attribute = "size" } },
        },
    };

    [Fact]
    public async Task Forms_WhenAnAdministratorWritesThem_AreReadByAll()
    {
        await using var server = await DeskServer.StartAsync();
        using var admin = await server.LogInAsync("admin");
        using var alice = await server.LogInAsync("alice");

        Assert.Equal(HttpStatusCode.Created, (await admin.PostJsonAsync("/api/v1/forms", Details)).Status);

        var form = Assert.Single((await alice.GetJsonAsync("/api/v1/forms")).ShouldBeOk()["items"]!.AsArray())!;
        Assert.Equal(("f0", "Your details", false), ((string?)form["id"], (string?)form["title"], (bool)form["archived"]!));
        Assert.Equal("Email", (string?)form["fields"]![0]!["updates"]!["field"]);
        Assert.Empty(form["fields"]![0]!["options"]!.AsArray());
        Assert.Equal("size", (string?)form["fields"]![1]!["updates"]!["attribute"]);
        Assert.Equal("admin", server.World.Forms.By!.Id.Value);
    }

    [Fact]
    public async Task Forms_WhenAnAgentWritesThem_AreRefused()
    {
        await using var server = await DeskServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        (await alice.PostJsonAsync("/api/v1/forms", Details)).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await alice.SendJsonAsync(HttpMethod.Put, "/api/v1/forms/f0", Details)).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        Assert.Empty(server.World.Forms.Forms);
    }

    [Fact]
    public async Task Forms_WhenTheyAreNotValid_SayWhy()
    {
        await using var server = await DeskServer.StartAsync();
        using var admin = await server.LogInAsync("admin");
        server.World.Forms.Rejection = new Rejection.FormInvalid("fields[1].label");
        Assert.Equal("fields[1].label", (string?)(await admin.PostJsonAsync("/api/v1/forms", Details)).ShouldBe(HttpStatusCode.UnprocessableEntity, "form_invalid")["field"]);
        server.World.Forms.Rejection = new Rejection.FormCycle();
        (await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/forms/f0", Details)).ShouldBe(HttpStatusCode.UnprocessableEntity, "form_cycle");
        server.World.Forms.Rejection = new Rejection.NotFound();
        (await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/forms/f0", Details)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/forms/a$b", Details)).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Send_OfAForm_AsksTheConversation()
    {
        await using var server = await DeskServer.StartAsync();
        var conversation = server.World.AddConversation("c1");
        using var alice = await server.LogInAsync("alice");
        Assert.Equal(HttpStatusCode.Accepted, (await alice.PostJsonAsync("/api/v1/conversations/c1/messages", new { clientMessageId = "m1", form = new { id = "f0" }, expectedSequence = 3 })).Status);
        var send = Assert.IsType<ConversationCommand.SendForm>(Assert.Single(conversation.Commands));
        Assert.Equal(("m1", new FormId("f0"), 3L), (send.ClientMessageId, send.Form, send.ExpectedSequence!.Value));
    }

    [Fact]
    public async Task Send_OfAFormWithSomethingElse_IsRefused()
    {
        await using var server = await DeskServer.StartAsync();
        var conversation = server.World.AddConversation("c1");
        using var alice = await server.LogInAsync("alice");
        var form = new { id = "f0" };
        foreach (var message in new object[]
        {
            new { clientMessageId = "m1", form, text = "Hello" }, new { clientMessageId = "m1", form, inReplyTo = 2 },
            new { clientMessageId = "m1", form, location = new { latitude = 1, longitude = 2 } },
        })
            (await alice.PostJsonAsync("/api/v1/conversations/c1/messages", message)).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        Assert.Empty(conversation.Commands);
    }
}
