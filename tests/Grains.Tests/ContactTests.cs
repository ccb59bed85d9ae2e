using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Remarks;
using Parloir.Grains.Searching;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>S1-03, S1-04, S1-05, S1-06, S1-07, S1-08, S1-09, S1-13, S1-14, S1-15, S1-16, S1-30, S1-31, S1-32, S3-20, S4-17, S4-21, S4-22: contacts on the real journal.</summary>
public sealed class ContactTests
{
    private static readonly CustomerIdentity Dora = new("33600000001", null, "Dora");

    [Fact]
    public async Task Name_WhenAnAgentWritesIt_ReachesOpenConversationsAtOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var watcher = new ConversationWatcher();
        await watcher.WatchAsync(desk, view.Id);

        await desk.EditAsync(view.Contact.Id, new ContactChange.Rename("Carla Bruni"));

        var delta = await watcher.Next();
        Assert.Equal(("Carla Bruni", 0), (delta.Head.Contact.Name, delta.Changes.Length));
        Assert.Equal("Carla Bruni", (await desk.Silo.Queries.Find(desk.Workspace, view.Id, default))!.Contact.Name);
        // Nor does what the provider goes on telling take it away.
        await desk.ReceiveAsync(Carla with { Name = "carla 🌸" }, desk.Message());
        Assert.Equal("Carla Bruni", Assert.Single(await desk.AllAsync()).Contact.Name);
    }

    [Fact]
    public async Task Contact_WhenAnythingOfItChanges_TellsThoseWhoWatchIt()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Catalogue.SetAttributes([new AttributeDefinition("tier", "Tier", AttributeType.Text, false, [])]);
        var view = await desk.OpenConversationAsync();
        var (watcher, contact) = (new ContactWatcher(), desk.Contact(view.Contact.Id));
        var known = (await watcher.WatchAsync(desk, view.Contact.Id))!;

        foreach (var change in new ContactChange[]
        {
            new ContactChange.SetType("lead"), new ContactChange.SetLanguage("fr"), new ContactChange.SetEmails(["carla@example.test"]),
            new ContactChange.SetPhones(["+33600000009"]), new ContactChange.SetAttribute("tier", "Gold"),
        })
        {
            await desk.EditAsync(view.Contact.Id, change);
            await AssertToldAsync();
        }
        foreach (var owner in new[] { BrunoCard, null })
        {
            await contact.Execute(new ContactCommand.SetOwner(Alice, owner)).Soon();
            await AssertToldAsync();
        }
        // None of it is the conversation's.
        Assert.Equal(view.Sequence, (await desk.Conversation(view.Id).Get())!.Sequence);
        await desk.DoAsync(view.Id, new ConversationCommand.Claim(Alice));
        await AssertToldAsync();
        Assert.Equal(AliceCard, (await contact.Get())!.Owner);
        await contact.AddRemark(Alice, "r1", "Call back", []).Soon();
        await AssertToldAsync();
        // A conversation that is resolved is nobody's watch: the contact is.
        await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice));
        await desk.EditAsync(view.Contact.Id, new ContactChange.SetStage("hot_lead"), new ContactChange.Rename("Carla Bruni"));
        await AssertToldAsync();
        // What is the same as before is no change, and whoever left hears nothing.
        await desk.EditAsync(view.Contact.Id, new ContactChange.Rename("Carla Bruni"));
        await watcher.LeaveAsync(desk, view.Contact.Id);
        await desk.EditAsync(view.Contact.Id, new ContactChange.Rename("Carla B."));
        var last = new ContactWatcher();
        await last.WatchAsync(desk, view.Contact.Id);
        await desk.EditAsync(view.Contact.Id, new ContactChange.Rename("Carla"));
        await last.Next();
        Assert.False(watcher.HasMore);
        Assert.Null(await last.WatchAsync(desk, new ContactId("nobody")));

        async Task AssertToldAsync()
        {
            var told = await watcher.Next();
            Assert.Equal(view.Contact.Id, told.Contact);
            Assert.True(told.Sequence > known.Sequence, $"{told} is not after {known}.");
            known = told;
        }
    }

    [Fact]
    public async Task Contact_WhenItIsMergedAndSeparated_IsWatchedWhereItStands()
    {
        await using var desk = await Desk.OpenAsync();
        var (winner, other) = ((await desk.OpenConversationAsync()).Contact.Id, (await desk.OpenConversationAsync(Dora)).Contact.Id);
        var watcher = new ContactWatcher();
        Assert.Equal(other, (await watcher.WatchAsync(desk, other))!.Contact);

        await desk.Contact(winner).Execute(new ContactCommand.Merge(Alice, "merge", other)).Soon();
        await watcher.Next();
        Assert.Equal(winner, (await watcher.WatchAsync(desk, other))!.Contact);
        await desk.EditAsync(winner, new ContactChange.SetLanguage("fr"));
        Assert.Equal(winner, (await watcher.Next()).Contact);

        await desk.Contact(winner).Execute(new ContactCommand.Unmerge(Alice, "unmerge", other)).Soon();
        await watcher.Next();
        Assert.Equal(other, (await watcher.WatchAsync(desk, other))!.Contact);
    }

    [Fact]
    public async Task Name_WhenTheProcessDiesBeforeAnybodyIsTold_ReachesThemAfterwards()
    {
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        // The one append is the contact's own.
        desk.Silo.Journal.EndAfter(1);
        await desk.EditAsync(view.Contact.Id, new ContactChange.Rename("Carla Bruni"), new ContactChange.SetStage("hot_lead"));
        await desk.CrashAsync();
        Assert.Equal("Carla", Assert.Single(await desk.AllAsync()).Contact.Name);

        await desk.PassAsync(TimeSpan.FromMinutes(1));

        await desk.AdvanceUntilAsync(Waiting.Eventually(async () =>
            (await desk.AllAsync())[0].Contact.Name == "Carla Bruni" && await desk.CountAsync("reminders", "name = 'unfinished'") == 0));
        Assert.Single(await StagesToldAsync(desk, view.Id));
    }

    [Fact]
    public async Task Name_WhenChangedWhileAConversationIsResolved_IsThereWhenItIsReopened()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.Reopen());
        var byCustomer = await desk.OpenConversationAsync();
        var byAgent = await desk.OpenConversationAsync(Dora);
        foreach (var view in new[] { byCustomer, byAgent })
        {
            await desk.DoAsync(view.Id, new ConversationCommand.Resolve(Alice));
            await desk.EditAsync(view.Contact.Id, new ContactChange.Rename("Somebody"));
        }

        await desk.ReceiveAsync(Carla, desk.Message("Again"));
        await desk.DoAsync(byAgent.Id, new ConversationCommand.Reopen(Alice));

        await Waiting.Eventually(async () => (await desk.AllAsync()).All(view => view.Contact.Name == "Somebody"));
    }

    [Fact]
    public async Task Stage_WhenChanged_IsTheOneLineOfConversationsThatWereOpen()
    {
        // S3-20, S3-29, C10: what happens to a contact is told where a conversation is open, and nowhere else.
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var resolved = await desk.OpenConversationAsync();
        await desk.DoAsync(resolved.Id, new ConversationCommand.Resolve(Alice));
        var open = await desk.OpenConversationAsync();

        await desk.EditAsync(open.Contact.Id, new ContactChange.SetStage("hot_lead"));

        await Waiting.Eventually(async () => (await StagesToldAsync(desk, open.Id)).Any());
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'unfinished'") == 0));
        Assert.Equal("Hot lead", Assert.Single(await StagesToldAsync(desk, open.Id)).Stage);
        Assert.Empty(await StagesToldAsync(desk, resolved.Id));
    }

    [Fact]
    public async Task Edit_WhenRestarted_IsAllThere()
    {
        await using var desk = await Desk.OpenAsync();
        var id = (await desk.OpenConversationAsync()).Contact.Id;
        await desk.Catalogue.SetAttributes([new AttributeDefinition("tier", "Tier", AttributeType.List, false, ["gold"])]);
        var edited = await desk.EditAsync(
            id, new ContactChange.SetType("lead"), new ContactChange.SetLanguage("fr"), new ContactChange.SetEmails(["carla@example.test"]), new ContactChange.SetAttribute("tier", "gold"));
        await desk.RestartAsync();
        Assert.Equivalent(edited, await desk.Contact(id).Get(), strict: true);
        var read = (await desk.Contacts.Find(desk.Workspace, id, Everything, default))!;
        Assert.Equal(Noon, read.LastActivityAt);
        Assert.Equivalent(edited, read with { LastActivityAt = null }, strict: true);
    }

    [Fact]
    public async Task Identity_WhenTheProviderTellsAnother_IsLearnt()
    {
        await using var desk = await Desk.OpenAsync();
        var id = (await desk.OpenConversationAsync()).Contact.Id;
        await desk.ReceiveAsync(Carla with { UserId = "user-1" }, desk.Message());
        Assert.Equal(["33612345678", "user-1"], (await desk.Contact(id).Get())!.Points.Select(point => point.Value));
        Assert.Equal(id, Assert.Single((await FindAsync(desk, new ContactFilter("user-1"))).Items).Id);
    }

    [Fact]
    public async Task Search_WhenTheNameChanges_FindsTheNewOneOnly()
    {
        await using var desk = await Desk.OpenAsync();
        var id = (await desk.OpenConversationAsync()).Contact.Id;
        await desk.EditAsync(id, new ContactChange.Rename("Zoé Été"));
        Assert.Equal(id, Assert.Single((await FindAsync(desk, new ContactFilter("ete ZO"))).Items).Id);
        Assert.Empty((await FindAsync(desk, new ContactFilter("carla"))).Items);
        Assert.Equal(id, Assert.Single((await FindAsync(desk, new ContactFilter("06 12 34"))).Items).Id);
        Assert.Empty((await FindAsync(desk, new ContactFilter("?"))).Items);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("per")]
    [InlineData("per son")]
    public async Task List_WhenPaged_HasNoGapAndNoRepeat(string? text)
    {
        await using var desk = await Desk.OpenAsync();
        // Each is found by two words that begin so, and several have one name.
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => desk.ReceiveAsync(new($"336000{i:00000}", null, $"Person Peru{i % 4} Percy Son"), desk.Message())));
        await desk.OpenConversationAsync(Carla);
        var found = new List<ContactView>();
        string? cursor = null;
        do
        {
            var page = await desk.Contacts.List(desk.Workspace, new ContactFilter(text), Everything, cursor, 5, default);
            found.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal(text is null ? 13 : 12, found.Count);
        Assert.Equal(found.Count, found.Select(contact => contact.Id).Distinct().Count());
        if (text is null) Assert.Equal(found.OrderBy(contact => contact.Name.ToLowerInvariant(), StringComparer.Ordinal).Select(contact => contact.Name), found.Select(contact => contact.Name));
    }

    [Fact]
    public async Task List_WhenFiltered_HasThoseOnly()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Catalogue.SetAttributes([new AttributeDefinition("tier", "Tier", AttributeType.Text, false, [])]);
        var carla = (await desk.OpenConversationAsync()).Contact.Id;
        var dora = (await desk.OpenConversationAsync(Dora)).Contact.Id;
        await desk.EditAsync(carla, new ContactChange.SetType("lead"), new ContactChange.SetStage("payment"), new ContactChange.SetAttribute("tier", "Gold plus"));
        await desk.Contact(carla).Execute(new ContactCommand.SetOwner(Alice, AliceCard));
        await desk.EditAsync(dora, new ContactChange.SetAttribute("tier", "Gold"));

        foreach (var filter in new ContactFilter[]
        {
            new(Type: "lead"), new(Stage: "payment"), new(Owner: Alice.Id), new() { Attributes = [new("tier", "Gold plus")] },
            new("carla", "lead", "payment", Alice.Id) { Attributes = [new("tier", "Gold plus")] },
        }) Assert.Equal(carla, Assert.Single((await FindAsync(desk, filter)).Items).Id);
        foreach (var filter in new ContactFilter[] { new(Type: "user"), new(Stage: ""), new(Owner: new AgentId("")), new() { Attributes = [new("tier", "Gold")] } })
            Assert.Equal(dora, Assert.Single((await FindAsync(desk, filter)).Items).Id);
        Assert.Empty((await FindAsync(desk, new ContactFilter("dora", "lead"))).Items);
        await Assert.ThrowsAsync<FormatException>(() =>
            desk.Contacts.List(desk.Workspace, new ContactFilter("carla"), Everything, new SearchCursor("name", "a", "b").ToString(), 5, default));
    }

    [Fact]
    public async Task Contact_WhenTheAgentSeesNoneOfItsConversations_IsNotThere()
    {
        // S2-19.
        await using var desk = await Desk.OpenAsync();
        var seen = await desk.OpenConversationAsync();
        var other = await desk.OpenConversationAsync(Dora);
        await desk.DoAsync(seen.Id, new ConversationCommand.AddParticipant(Alice, BrunoCard));
        var bruno = new AgentAccess(Bruno.Id, [new InboxId("other")], []);
        Assert.NotNull(await desk.Contacts.Find(desk.Workspace, seen.Contact.Id, bruno, default));
        Assert.Null(await desk.Contacts.Find(desk.Workspace, other.Contact.Id, bruno, default));
        foreach (var filter in new[] { new ContactFilter(), new ContactFilter("336") })
        {
            Assert.Equal(seen.Contact.Id, Assert.Single((await desk.Contacts.List(desk.Workspace, filter, bruno, null, 10, default)).Items).Id);
            Assert.Equal(2, (await FindAsync(desk, filter)).Items.Length);
            Assert.Empty((await desk.Contacts.List(new WorkspaceId("zenith"), filter, Everything, null, 10, default)).Items);
        }
        Assert.Null(await desk.Contacts.Find(new WorkspaceId("zenith"), seen.Contact.Id, Everything, default));
    }

    [Fact]
    public async Task Remark_WhenWritten_IsReadByTheTeamAndNeverSent()
    {
        // S1-13, S1-14, S1-15, S1-16, S1-38, C7.
        await using var desk = await Desk.OpenAsync();
        var view = await desk.OpenConversationAsync();
        var watcher = new ConversationWatcher();
        await watcher.WatchAsync(desk, view.Id);
        var written = (await desk.Contact(view.Contact.Id).AddRemark(Alice, "r1", "Call back this afternoon", [])).Remark!;

        // A conversation that is open learns that there is one, but not its words.
        var told = Assert.IsType<TimelineItem.Activity>(Assert.IsType<TimelineChange.ItemAdded>(Assert.Single((await watcher.Next()).Changes)).Item);
        Assert.IsType<ActivityDetail.ContactRemarkAdded>(told.Detail);
        Assert.Equal(written, (await desk.Contact(view.Contact.Id).AddRemark(Alice, "r1", "Call back this afternoon", [])).Remark);
        Assert.Equal(new Rejection.ClientMessageIdTaken(), (await desk.Contact(view.Contact.Id).AddRemark(Alice, "r1", "Another", [])).Rejection);
        await desk.DoAsync(view.Id, new ConversationCommand.AddNote(Bruno, "n1", "Waiting for commercial approval"));

        Assert.Equal(written, Assert.Single((await desk.Remarks.OfContacts(desk.Workspace, [view.Contact.Id], null, 10, default)).Items));
        var note = Assert.Single((await desk.Remarks.OfConversation(desk.Workspace, view.Id, null, 10, default)).Items);
        Assert.Equal(("Waiting for commercial approval", BrunoCard), (note.Text, note.Author));
        await desk.ReplyAsync(view.Id, "Good morning");
        await desk.Provider.Arrival();
        Assert.Equal("Good morning", Assert.Single(desk.Provider.Asked).Content.Words);
    }

    [Fact]
    public async Task Remarks_WhenPaged_HaveNoGapAndNoRepeat()
    {
        await using var desk = await Desk.OpenAsync();
        var id = (await desk.OpenConversationAsync()).Contact.Id;
        for (var i = 0; i < 7; i++)
        {
            if (i % 3 == 0) desk.Time.Advance(TimeSpan.FromSeconds(1));
            await desk.Contact(id).AddRemark(Alice, $"r{i}", $"{i}", []);
        }
        var read = new List<RemarkView>();
        string? cursor = null;
        do
        {
            var page = await desk.Remarks.OfContacts(desk.Workspace, [id], cursor, 2, default);
            read.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal(["6", "5", "4", "3", "2", "1", "0"], read.Select(remark => remark.Text));
        await Assert.ThrowsAsync<FormatException>(() => desk.Remarks.OfContacts(desk.Workspace, [id], "forged", 2, default));
    }

    [Fact]
    public async Task History_WhenTheContactHasManyConversations_IsPagedAndFiltered()
    {
        // S1-30, S1-31, S1-32, S1-37, S4-22.
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var opened = new List<ConversationView>();
        for (var i = 0; i < 5; i++)
        {
            opened.Add(await desk.OpenConversationAsync());
            await desk.DoAsync(opened[i].Id, new ConversationCommand.Resolve(Alice));
            desk.Time.Advance(TimeSpan.FromSeconds(1));
        }
        await desk.OpenConversationAsync(Dora);
        await desk.DoAsync(opened[1].Id, new ConversationCommand.AddParticipant(Alice, BrunoCard));
        ImmutableArray<ContactId> contact = [opened[0].Contact.Id];

        var first = await desk.Silo.Queries.OfContacts(desk.Workspace, contact, Everything, null, 3, default);
        var second = await desk.Silo.Queries.OfContacts(desk.Workspace, contact, Everything, first.NextCursor, 3, default);
        Assert.Equal(opened.Select(view => view.Id).Reverse(), first.Items.Concat(second.Items).Select(view => view.Id));
        Assert.Null(second.NextCursor);
        var his = await desk.Silo.Queries.OfContacts(desk.Workspace, contact, new AgentAccess(Bruno.Id, [], []), null, 3, default);
        Assert.Equal(opened[1].Id, Assert.Single(his.Items).Id);
        await Assert.ThrowsAsync<FormatException>(() => desk.Silo.Queries.OfContacts(desk.Workspace, contact, Everything, "forged", 3, default));
    }

    private static AgentAccess Everything => new(Alice.Id, null, []);

    private static Task<ContactPage> FindAsync(Desk desk, ContactFilter filter) => desk.Contacts.List(desk.Workspace, filter, Everything, null, 10, default);

    private static async Task<IEnumerable<ActivityDetail.LifecycleStageChanged>> StagesToldAsync(Desk desk, ConversationId conversation) =>
        (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Activity>().Select(activity => activity.Detail).OfType<ActivityDetail.LifecycleStageChanged>();
}
