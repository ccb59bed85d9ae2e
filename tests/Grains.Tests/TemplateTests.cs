using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;

namespace Parloir.Grains.Tests;

/// <summary>Templates, writing first, quotes and reactions (S2-10, S2-36, S2-67, S2-68, S2-69, S2-70), through the real grains and a real database.</summary>
public sealed class TemplateTests
{
    private static readonly CustomerIdentity Dora = new("33699999999", null, null);
    private static readonly TemplateValues Ada = TemplateValues.None with { Body = [new TemplateVariable("1", "Ada")] };

    [Fact]
    public async Task Sync_WhenTheProviderChangesItsList_FollowsIt()
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        Assert.Equal(ProviderStore.Hello.Name, Assert.Single(await ListAsync(desk)).Name);

        desk.Store.Listing = new TemplateListing.Listed([ProviderStore.Hello with { Body = "Bonsoir {{1}} !" }, ProviderStore.Hello with { Id = "2", Language = "en" }]);
        await SyncAsync(desk);
        Assert.Equal(["en", "fr"], (await ListAsync(desk)).Select(template => template.Language));
        desk.Store.Listing = new TemplateListing.Listed([]);
        await SyncAsync(desk);
        Assert.Empty(await ListAsync(desk));
    }

    [Fact]
    public async Task Catalogue_WhenSixHoursPass_IsReadAgainByItselfWhateverFailedBefore()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Store.Listing = new TemplateListing.Failed(new DeliveryError("network", "Away"));
        await desk.PassAsync(TimeSpan.FromHours(6));
        await Waiting.Eventually(async () => await desk.CountAsync("reminders", $"name = 'templates' and due_at = '{Samples.Noon.AddHours(12):O}'") == 1);
        Assert.Empty(await ListAsync(desk));

        desk.Store.Listing = new TemplateListing.Listed([ProviderStore.Hello]);
        await desk.PassAsync(TimeSpan.FromHours(6));
        await Waiting.Eventually(async () => (await ListAsync(desk)).Length == 1);
    }

    [Fact]
    public async Task Sync_WhenTheProviderFails_LeavesTheCatalogueAsItWas()
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        desk.Store.Listing = new TemplateListing.Failed(new DeliveryError("network", "Away"));
        Assert.IsType<TemplateListing.Failed>(await Account(desk).SyncTemplates().Soon());
        Assert.Single(await ListAsync(desk));
    }

    [Fact]
    public async Task ATemplate_WhenTheProviderPausesIt_IsRefusedFromThenOn()
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        var batch = new InboundBatch([], [])
        {
            Templates = [new TemplateNotice(desk.Account, new TemplateUpdate("1", TemplateStatus.Paused, null, null, "LOW_QUALITY")), new TemplateNotice(desk.Account, new TemplateUpdate("9", TemplateStatus.Paused, null, null, null))],
        };
        await desk.Silo.Inbound.Accept(desk.Workspace, batch, CancellationToken.None).Soon();
        Assert.Equal((TemplateStatus.Paused, "LOW_QUALITY"), (Assert.Single(await ListAsync(desk)).Status, (await ListAsync(desk))[0].Reason));
        var opened = await desk.OpenConversationAsync();
        Assert.Equal(new Rejection.TemplateNotApproved("Paused"), await RefusedAsync(desk, opened.Id, Template("c")));
    }

    [Fact]
    public async Task ATemplate_WhenTheWindowIsClosed_GoesWhereTextDoesNot() // S2-10
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        var opened = await desk.OpenConversationAsync();
        await desk.PassAsync(TimeSpan.FromHours(25));
        Assert.IsType<Rejection.WindowClosed>(await RefusedAsync(desk, opened.Id, new ConversationCommand.SendMessage(Samples.Alice, "a", "Hello", null)));

        await desk.DoAsync(opened.Id, Template("b"));
        await desk.Provider.Arrival();
        Assert.Equal("Bonjour Ada !", desk.Provider.Texts.Last());
        var shown = (await desk.TimelineAsync(opened.Id)).OfType<TimelineItem.Message>().Last();
        Assert.Equal("Bonjour Ada !", Assert.IsType<MessageContent.Template>(shown.Content).Rendering.Body);
    }

    [Fact]
    public async Task Start_WhenTheCustomerNeverWrote_OpensAConversationWithTheTemplate() // S2-67, S2-68, S2-69, S2-70
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        var view = Assert.IsType<CommandResult.Accepted>(await StartAsync(desk, Dora, Template("c"))).Conversation;
        await desk.Provider.Arrival();

        Assert.Equal((ConversationStatus.Open, "+33699999999", Samples.Alice.Id), (view.Status, view.Contact.Address, view.Assignee!.Id));
        Assert.IsType<MessagingWindow.Closed>(view.Window);
        Assert.Equal("33699999999", desk.Provider.Asked[^1].Recipient.PhoneNumber);
        Assert.Equal(Samples.Alice, (await desk.TimelineAsync(view.Id))[0].Actor);

        await desk.ReceiveAsync(Dora, desk.Message("Oui"));
        Assert.Equal(view.Id, Assert.Single(await desk.AllAsync()).Id);
        Assert.IsType<MessagingWindow.Open>((await desk.AllAsync())[0].Window);
    }

    [Fact]
    public async Task Start_WhenItIsAskedTwice_WritesOnce()
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        await StartAsync(desk, Dora, Template("c"));
        Assert.IsType<CommandResult.Accepted>(await StartAsync(desk, Dora, Template("c")));
        var view = Assert.Single(await desk.AllAsync());
        Assert.Single((await desk.TimelineAsync(view.Id)).OfType<TimelineItem.Message>());
    }

    [Fact]
    public async Task Start_WhenAConversationIsOpen_WritesInIt()
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        var opened = await desk.OpenConversationAsync();
        Assert.Equal(opened.Id, Assert.IsType<CommandResult.Accepted>(await StartAsync(desk, Samples.Carla, Template("c"))).Conversation.Id);
        await desk.DoAsync(opened.Id, new ConversationCommand.Resolve(Samples.Alice));
        var next = Assert.IsType<CommandResult.Accepted>(await StartAsync(desk, Samples.Carla, Template("d"))).Conversation;
        Assert.NotEqual(opened.Id, next.Id);
        Assert.Equal(opened.Contact.Id, next.Contact.Id);
    }

    [Fact]
    public async Task Start_WhenTheTemplateCannotGo_LeavesNothingBehind()
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        var refused = Assert.IsType<CommandResult.Rejected>(await StartAsync(desk, Dora, Template("c") with { Values = TemplateValues.None }));
        Assert.Equal(new Rejection.TemplateParameterMissing("body.1"), refused.Reason);
        Assert.Empty(await desk.AllAsync());
        Assert.Equal(0, await desk.CountAsync("contacts"));
    }

    [Fact]
    public async Task AQuote_WhenItsMessageIsKnownToTheProvider_NamesIt()
    {
        await using var desk = await Desk.OpenAsync();
        var opened = await desk.OpenConversationAsync();
        await desk.DoAsync(opened.Id, new ConversationCommand.SendMessage(Samples.Alice, "a", "Yes", null, InReplyTo: opened.LastMessageSequence));
        await desk.Provider.Arrival();
        Assert.Equal("wamid.1", desk.Provider.Asked[^1].Target);
        var reply = (await desk.TimelineAsync(opened.Id)).OfType<TimelineItem.Message>().Last();
        Assert.Equal(opened.LastMessageSequence, reply.InReplyTo);

        await desk.DeliveredAsync(opened.Id, reply.Sequence, DeliveryStatus.Sent);
        await desk.DoAsync(opened.Id, new ConversationCommand.React(Samples.Alice, "b", reply.Sequence, "👍"));
        await desk.Provider.Arrival();
        Assert.Equal("wamid.out.1", desk.Provider.Asked[^1].Target);
        Assert.Equal(new Rejection.UnknownMessage(), await RefusedAsync(desk, opened.Id, new ConversationCommand.React(Samples.Alice, "c", 1, "👍")));
        Assert.Equal(new Rejection.UnknownMessage(), await RefusedAsync(desk, opened.Id, new ConversationCommand.React(Samples.Alice, "d", 999, "👍")));
    }

    [Fact]
    public async Task AClientMessageId_WhenItComesWithAnotherText_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        await SyncAsync(desk);
        var opened = await desk.OpenConversationAsync();
        var send = new ConversationCommand.SendMessage(Samples.Alice, "same", "Hello", null);
        await desk.DoAsync(opened.Id, send);
        await desk.DoAsync(opened.Id, send);
        Assert.Equal(new Rejection.ClientMessageIdTaken(), await RefusedAsync(desk, opened.Id, send with { Text = "Goodbye" }));
        Assert.Equal(new Rejection.ClientMessageIdTaken(), await RefusedAsync(desk, opened.Id, send with { InReplyTo = 2 }));
        Assert.Equal(new Rejection.ClientMessageIdTaken(), await RefusedAsync(desk, opened.Id, Template("same")));
        Assert.Equal(new Rejection.ClientMessageIdTaken(), await RefusedAsync(desk, opened.Id, new ConversationCommand.AddNote(Samples.Alice, "same", "Hello")));
        Assert.Equal(new Rejection.ClientMessageIdTaken(), await RefusedAsync(desk, opened.Id, new ConversationCommand.React(Samples.Alice, "same", 2, "👍")));
        Assert.Single((await desk.TimelineAsync(opened.Id)).OfType<TimelineItem.Message>(), message => message.Direction == MessageDirection.Outbound);

        await desk.DoAsync(opened.Id, Template("template"));
        await desk.DoAsync(opened.Id, Template("template"));
        Assert.Equal(new Rejection.ClientMessageIdTaken(), await RefusedAsync(desk, opened.Id, Template("template") with { Values = TemplateValues.None with { Body = [new("1", "Bob")] } }));
    }

    private static ConversationCommand.SendTemplate Template(string id) => new(Samples.Alice, id, "hello", "fr", Ada, null);

    private static Task<CommandResult> StartAsync(Desk desk, CustomerIdentity identity, ConversationCommand.SendTemplate template) =>
        desk.Silo.Grains.GetGrain<IContactIdentityGrain>(ContactIdentityGrain.Key(desk.Workspace, desk.Account.Id, identity))
            .Start(new IdentityAccount(new ChannelCard(desk.Account.Type, desk.Account.Id), desk.Account.Inbox), identity, template).Soon();

    private static async Task<Rejection> RefusedAsync(Desk desk, ConversationId conversation, ConversationCommand command) =>
        Assert.IsType<CommandResult.Rejected>(await desk.Conversation(conversation).Execute(command).Soon()).Reason;

    private static IChannelAccountGrain Account(Desk desk) => desk.Silo.Grains.GetGrain<IChannelAccountGrain>(desk.Workspace.Key(desk.Account.Id.Value));

    private static async Task SyncAsync(Desk desk) => Assert.IsType<TemplateListing.Listed>(await Account(desk).SyncTemplates().Soon());

    private static Task<ImmutableArray<MessageTemplate>> ListAsync(Desk desk) =>
        desk.Silo.Services.GetRequiredService<IMessageTemplates>().ListAsync(desk.Workspace, desk.Account.Id, CancellationToken.None);
}
