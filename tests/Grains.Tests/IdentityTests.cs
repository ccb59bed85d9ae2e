using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>One person under several ids is one contact with one thread, and replies reach it.</summary>
public sealed class IdentityTests
{
    private static readonly CustomerIdentity Hidden = new(null, "user-1", "Carla");
    private static readonly CustomerIdentity Shown = new("33612345678", "user-1", "Carla");
    private static readonly CustomerIdentity NewNumber = new("33687654321", null, "Carla");

    [Fact]
    public async Task UserId_WhenToldWithTheNumberFirst_LeadsToTheSameContact()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ReceiveAsync(Shown, desk.Message("With number"));
        await desk.ReceiveAsync(Hidden, desk.Message("Without"));
        await AssertOneThread(desk, "Without");
    }

    [Fact]
    public async Task UserId_WhenTheNumberIsToldLater_LeadsToTheSameContact()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ReceiveAsync(Hidden, desk.Message("Without number"));
        await desk.ReceiveAsync(Shown, desk.Message("With"));
        await AssertOneThread(desk, "With");
        await desk.ReceiveAsync(Hidden, desk.Message("Without again"));
        await AssertOneThread(desk, "Without again");
    }

    [Fact]
    public async Task UserId_WhenBothComeAtOnceManyTimes_LeadToTheSameContact()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ReceiveAsync(Hidden, desk.Message("First"));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => desk.ReceiveAsync(i % 2 == 0 ? Hidden : Shown, desk.Message($"{i}"))));
        var view = Assert.Single(await desk.AllAsync());
        Assert.Equal(1, await desk.CountAsync("contacts"));
        Assert.Equal(11, (await desk.TimelineAsync(view.Id)).Count(item => item is TimelineItem.Message));
    }

    [Fact]
    public async Task Ids_WhenBothAreNewAtOnce_LoseNoMessage()
    {
        await using var desk = await Desk.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => desk.ReceiveAsync(i % 2 == 0 ? Hidden : Shown, desk.Message($"{i}"))));
        var texts = new List<string>();
        foreach (var view in await desk.AllAsync())
            texts.AddRange((await desk.TimelineAsync(view.Id)).OfType<TimelineItem.Message>().Select(message => message.Content.Words));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), texts.Order());
    }

    [Fact]
    public async Task Number_WhenChanged_KeepsTheContactAndRepliesGoToTheNewOne()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Carla, Envelope("notice", Noon, new InboundItem.SystemNotice("user_changed_number", "Changed", NewNumber)));

        await desk.ReplyAsync(view.Id, "To the new number");
        await desk.Provider.Arrival();
        Assert.Equal("33687654321", desk.Provider.Asked[0].Recipient.ProviderId);

        await desk.ReceiveAsync(NewNumber, desk.Message("From the new number"));
        await AssertOneThread(desk, "From the new number");
    }

    [Fact]
    public async Task Number_WhenChangedAndTheConversationIsResolved_OpensTheNextForTheSameContactAtTheNewNumber()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Carla, Envelope("notice", Noon, new InboundItem.SystemNotice("user_changed_number", "Changed", NewNumber)));
        await desk.DoAsync(first.Id, new ConversationCommand.Resolve(Alice));

        var second = await desk.OpenConversationAsync(NewNumber, "New number");
        Assert.Equal(first.Contact.Id, second.Contact.Id);
        await desk.ReplyAsync(second.Id);
        await desk.Provider.Arrival();
        Assert.Equal("33687654321", desk.Provider.Asked[0].Recipient.ProviderId);
    }

    [Fact]
    public async Task Number_WhenChangedThereAndBack_StillComesIn()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Carla, Envelope("there", Noon, new InboundItem.SystemNotice("user_changed_number", "Changed", NewNumber)));
        await desk.ReceiveAsync(NewNumber, Envelope("back", Noon, new InboundItem.SystemNotice("user_changed_number", "Changed", Carla)));
        await desk.ReceiveAsync(Carla, desk.Message("Back again"));
        await AssertOneThread(desk, "Back again");
    }

    [Fact]
    public async Task Name_WhenToldLater_ReplacesTheAddress()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ReceiveAsync(Carla with { Name = null }, desk.Message());
        await desk.ReceiveAsync(Carla, desk.Message());
        var view = Assert.Single(await desk.AllAsync());
        Assert.Equal("Carla", (await desk.Silo.Grains.GetGrain<IContactGrain>(desk.Workspace.Key(view.Contact.Id.Value)).Get())!.Name);
    }

    private static async Task AssertOneThread(Desk desk, string last)
    {
        Assert.Equal(last, Assert.Single(await desk.AllAsync()).Preview!.Text);
        Assert.Equal(1, await desk.CountAsync("contacts"));
    }
}
