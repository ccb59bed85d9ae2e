using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>S3-10, S3-11, S3-18, S3-19, S3-23, S3-29, C10: what programs outside report, on the real journal.</summary>
public sealed class ReportTests
{
    private static readonly ReportedEvent Sale = new(EventCategory.Broadcast, "Spring sale", "sale-1", "https://example.test/sale");
    private static readonly ReportedEvent Prices = new(EventCategory.PageChange, "Prices", null, "https://example.test/prices");

    [Fact]
    public async Task Report_WhenSomebodyWatches_IsToldAndFoundByItsCategory()
    {
        await using var desk = await Desk.OpenAsync();
        var id = (await desk.OpenConversationAsync()).Id;
        var watcher = new ConversationWatcher();
        await watcher.WatchAsync(desk, id);
        await desk.DoAsync(id, new ConversationCommand.Report(Alice, "1", Sale, null));

        var added = Assert.IsType<TimelineChange.ItemAdded>(Assert.Single((await watcher.Next()).Changes));
        Assert.Equal(Detail(Sale), Assert.IsType<TimelineItem.Activity>(added.Item).Detail);
        Assert.Contains(await desk.TimelineAsync(id), item => item.Sequence == added.Item.Sequence);
        var history = desk.Silo.Services.GetRequiredService<IConversationHistory>();
        Assert.Equal(added.Item, Assert.Single((await history.Activities(desk.Workspace, id, EventCategory.Broadcast, null, 10, default))!.Items).Activity);
        Assert.Empty((await history.Activities(desk.Workspace, id, EventCategory.Workflow, null, 10, default))!.Items);
    }

    [Fact]
    public async Task Report_WhenItIsRepeated_HasOneEffect()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var once = await desk.DoAsync(view.Id, new ConversationCommand.Report(Alice, "1", Sale, null));
        await desk.RestartAsync();
        Assert.Equal(once.Sequence, (await desk.DoAsync(view.Id, new ConversationCommand.Report(Alice, "1", Sale, null))).Sequence);
        var other = await desk.Conversation(view.Id).Execute(new ConversationCommand.Report(Alice, "1", Prices, null)).Soon();
        Assert.IsType<Rejection.ClientMessageIdTaken>(Assert.IsType<CommandResult.Rejected>(other).Reason);

        for (var i = 0; i < 2; i++) Assert.Null((await ReportAsync(desk, view.Contact.Id, "1", Sale)).Rejection);
        Assert.IsType<Rejection.ClientMessageIdTaken>((await ReportAsync(desk, view.Contact.Id, "1", Prices)).Rejection);
        Assert.Single((await ListAsync(desk, view.Contact.Id)).Items);
    }

    [Fact]
    public async Task Report_WhenItIsOfAContact_IsToldInTheConversationsThatWereOpenThen()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var resolved = await desk.OpenConversationAsync();
        await desk.DoAsync(resolved.Id, new ConversationCommand.Resolve(Alice));
        var before = desk.Time.GetUtcNow();
        desk.Time.Advance(TimeSpan.FromHours(1));
        var open = await desk.OpenConversationAsync();

        Assert.Null((await ReportAsync(desk, open.Contact.Id, "1", Sale, before)).Rejection);
        Assert.Null((await ReportAsync(desk, open.Contact.Id, "2", Prices)).Rejection);

        await Waiting.Eventually(async () => (await ToldAsync(desk, open.Id)).Any());
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'unfinished'") == 0));
        Assert.Equal(Detail(Prices), Assert.Single(await ToldAsync(desk, open.Id)));
        Assert.Empty(await ToldAsync(desk, resolved.Id));
        // The contact's own list has both, the newest first.
        var items = (await ListAsync(desk, open.Contact.Id)).Items;
        Assert.Equal([(Prices, AliceCard), (Sale, AliceCard)], items.Select(item => (item.Event, item.By)));
        Assert.Equal(before, items[1].At);
    }

    [Fact]
    public async Task Events_WhenTheContactWasMerged_AreThoseOfBoth_PageByPage()
    {
        await using var desk = await Desk.OpenAsync();
        var carla = (await desk.OpenConversationAsync()).Contact.Id;
        var dora = (await desk.OpenConversationAsync(new("33600000002", null, "Dora"))).Contact.Id;
        for (var i = 0; i < 3; i++)
        {
            await ReportAsync(desk, carla, $"{i}", Sale with { Name = $"carla {i}" });
            desk.Time.Advance(TimeSpan.FromSeconds(1));
            await ReportAsync(desk, dora, $"{i}", Sale with { Name = $"dora {i}" });
            desk.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Null((await desk.Contact(carla).Execute(new ContactCommand.Merge(Alice, "m", dora)).Soon()).Rejection);
        // What is reported of the one that was merged is the winner's.
        Assert.Null((await ReportAsync(desk, dora, "late", Sale with { Name = "late" })).Rejection);
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await ListAsync(desk, carla, cursor, 2);
            names.AddRange(page.Items.Select(item => item.Event.Name));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal(["late", "dora 2", "carla 2", "dora 1", "carla 1", "dora 0", "carla 0"], names);
        await Assert.ThrowsAsync<FormatException>(() => ListAsync(desk, carla, "eHh4"));
    }

    [Fact]
    public async Task Report_WhenItIsWrong_NamesTheMember()
    {
        await using var desk = await Desk.OpenAsync();
        var contact = (await desk.OpenConversationAsync()).Contact.Id;
        Assert.Equal(new Rejection.EventInvalid("category"), (await ReportAsync(desk, contact, "1", Sale with { Category = EventCategory.Contact })).Rejection);
        Assert.IsType<Rejection.NotFound>((await ReportAsync(desk, new ContactId("nobody"), "1", Sale)).Rejection);
        Assert.Empty((await ListAsync(desk, contact)).Items);
    }

    private static ActivityDetail.EventReported Detail(ReportedEvent told) => new(told.Category, told.Name, told.ReferenceCode, told.SourceUrl);

    private static Task<ContactResult> ReportAsync(Desk desk, ContactId contact, string key, ReportedEvent told, DateTimeOffset? at = null) =>
        desk.Contact(contact).Execute(new ContactCommand.Report(Alice, key, told, at)).Soon();

    private static async Task<ContactEventPage> ListAsync(Desk desk, ContactId contact, string? cursor = null, int limit = 50) =>
        await desk.Silo.Services.GetRequiredService<IContactEventQueries>()
            .OfContacts(desk.Workspace, (await desk.Contact(contact).Get())!.Members, cursor, limit, default).Soon();

    private static async Task<IEnumerable<ActivityDetail>> ToldAsync(Desk desk, ConversationId conversation) =>
        (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Activity>().Select(item => item.Detail).Where(detail => detail is ActivityDetail.EventReported);
}
