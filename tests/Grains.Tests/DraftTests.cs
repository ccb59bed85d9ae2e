using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Drafts and preferences of agents (spec section 3, S2-29, S4-11): rows that are written over, never history.</summary>
public sealed class DraftTests
{
    private static readonly DraftView Reply = new(DraftMode.Reply, "m-1", "Bonj", 3, ["upload-1"], [Bruno.Id], Noon);

    [Fact]
    public async Task Draft_WhenAColleagueActs_IsAsItWas()
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        await SaveAsync(desk, conversation.Id, Reply);
        await SaveAsync(desk, conversation.Id, Reply with { Mode = DraftMode.Note, ClientMessageId = "m-2", Text = "Ask" });
        foreach (var command in new ConversationCommand[] { new ConversationCommand.Resolve(Bruno), new ConversationCommand.Reopen(Bruno), new ConversationCommand.SendMessage(Bruno, "b-1", "Hello", null) })
            await desk.DoAsync(conversation.Id, command);

        var drafts = await FindAsync(desk, conversation.Id);

        Assert.Equal(["Bonj", "Ask"], drafts.OrderByDescending(draft => draft.Mode == DraftMode.Reply).Select(draft => draft.Text));
        var reply = drafts.Single(draft => draft.Mode == DraftMode.Reply);
        Assert.Equal(("m-1", 3L, "upload-1", Bruno.Id, Noon), (reply.ClientMessageId, reply.InReplyTo, reply.Attachments.Single(), reply.Mentions.Single(), reply.SavedAt));
        Assert.Empty(await desk.Silo.Services.GetRequiredService<IDrafts>().Find(Workspace, Bruno.Id, conversation.Id, default));
    }

    [Fact]
    public async Task Draft_WhenSavedAgainAndAgain_IsOneRow()
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        for (var i = 0; i < 20; i++) await SaveAsync(desk, conversation.Id, Reply with { Text = $"{i}" });
        Assert.Equal(1, await desk.CountAsync("drafts"));
        Assert.Equal("19", Assert.Single(await FindAsync(desk, conversation.Id)).Text);
        await SaveAsync(desk, conversation.Id, Reply with { Text = " ", Attachments = [], InReplyTo = null });
        Assert.Equal(0, await desk.CountAsync("drafts"));
    }

    [Fact]
    public async Task Draft_WhenItsMessageIsSent_IsGoneAndNoLateSaveBringsItBack()
    {
        await using var desk = await Desk.OpenAsync();
        var conversation = await desk.OpenConversationAsync();
        await SaveAsync(desk, conversation.Id, Reply);
        await desk.DoAsync(conversation.Id, new ConversationCommand.SendMessage(Alice, Reply.ClientMessageId, "Bonjour", null));

        Assert.Empty(await FindAsync(desk, conversation.Id));
        Assert.Equal(0, await desk.CountAsync("drafts"));
        Assert.Equal(
            new Rejection.ClientMessageIdTaken(), await desk.Silo.Services.GetRequiredService<IDrafts>().Save(Workspace, Alice.Id, conversation.Id, Reply, default));
        Assert.Equal(0, await desk.CountAsync("drafts"));
    }

    [Theory]
    [InlineData(10_000, null)]
    [InlineData(10_001, "text_too_long")]
    public void Check_WhenTheTextIsLong_HasALimit(int length, string? code) =>
        Assert.Equal(code, DraftRules.Check(Reply with { Text = new string('x', length) })?.Code);

    [Fact]
    public void Check_WhenItIsNoText_Refuses()
    {
        Assert.Equal("text_invalid", DraftRules.Check(Reply with { Text = "\ud800" })?.Code);
        Assert.Equal("client_message_id_invalid", DraftRules.Check(Reply with { ClientMessageId = "" })?.Code);
    }

    [Fact]
    public async Task Preferences_WhenSaved_AreKeptAndOtherwiseTheDefaults()
    {
        await using var desk = await Desk.OpenAsync();
        var preferences = desk.Silo.Services.GetRequiredService<IAgentPreferences>();
        var wanted = new AgentPreferences(SendOnEnter: false, Signature: "— Alice", UseSignature: true, DeskLanguage.French, DeskTheme.Dark);
        Assert.Null(await preferences.Save(Workspace, Alice.Id, wanted, default));
        Assert.Equal(wanted, await preferences.Find(Workspace, Alice.Id, default));
        Assert.Equal(new AgentPreferences(), await preferences.Find(Workspace, Bruno.Id, default));
        Assert.Equal(new Rejection.TextTooLong(1001, 1000), await preferences.Save(Workspace, Alice.Id, wanted with { Signature = new string('x', 1001) }, default));
        Assert.Equal(new Rejection.TextInvalid(), await preferences.Save(Workspace, Alice.Id, wanted with { Signature = "\0" }, default));
    }

    private static Task<ImmutableArray<DraftView>> FindAsync(Desk desk, ConversationId conversation) =>
        desk.Silo.Services.GetRequiredService<IDrafts>().Find(Workspace, Alice.Id, conversation, default);

    private static async Task SaveAsync(Desk desk, ConversationId conversation, DraftView draft) =>
        Assert.Null(await desk.Silo.Services.GetRequiredService<IDrafts>().Save(Workspace, Alice.Id, conversation, draft, default));
}
