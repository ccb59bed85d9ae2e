using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Agents;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>S1-11, S1-18, S1-21, S2-38, S4-07, C6, C9: catalogues, teams, agents and owners on the real journal.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public async Task Label_WhenRenamed_IsTheSameOnEveryConversation()
    {
        await using var desk = await Desk.OpenAsync();
        await Catalogue(desk).EnsureLabel("vip", "red");
        Assert.Equal(new LabelView("vip", "Important", "blue"), (await Catalogue(desk).ChangeLabel("vip", "Important", "blue"))!.Label);
        // The old name is free again, and the new label of that name is another one.
        Assert.Equal(new LabelView("vip-2", "vip", "red"), (await Catalogue(desk).EnsureLabel("vip", "red")).Label);
        Assert.Equal(new Rejection.NameTaken(), (await Catalogue(desk).ChangeLabel("vip-2", "IMPORTANT", "red"))!.Rejection);
        Assert.Null(await Catalogue(desk).ChangeLabel("none", "x", "red"));
        await desk.RestartAsync();
        Assert.Equal(["vip", "vip-2"], (await Catalogue(desk).Labels()).Select(label => label.Id));
    }

    [Fact]
    public async Task Delete_WhenConversationsHaveTheEntry_TakesItFromAllOfThem()
    {
        await using var desk = await Desk.OpenAsync();
        var department = (await Catalogue(desk).CreateDepartment("Marketing")).Department!;
        await Catalogue(desk).EnsureLabel("vip", null);
        await Catalogue(desk).EnsureKeyword("refund");
        for (var i = 0; i < 3; i++)
        {
            var view = await desk.OpenConversationAsync(new($"336000{i:00000}", null, null));
            await desk.DoAsync(view.Id, new ConversationCommand.AddLabel(Alice, "vip"));
            await desk.DoAsync(view.Id, new ConversationCommand.AddKeyword(Alice, "refund"));
            await desk.DoAsync(view.Id, new ConversationCommand.SetDepartment(Alice, new DepartmentCard(department.Id, department.Name)));
        }

        foreach (var entry in new CatalogueEntry[] { new CatalogueEntry.Label("vip"), new CatalogueEntry.Keyword("refund"), new CatalogueEntry.Department(department.Id.Value) })
            Assert.True(await Catalogue(desk).Delete(entry));
        Assert.False(await Catalogue(desk).Delete(new CatalogueEntry.Label("vip")));
        Assert.Empty(await Catalogue(desk).Labels());
        await desk.CrashAsync();
        await desk.PassAsync(TimeSpan.FromMinutes(1));

        await desk.AdvanceUntilAsync(Waiting.Eventually(async () =>
            (await desk.AllAsync()).All(view => view.Labels.IsEmpty && view.Keywords.IsEmpty && view.Department is null)
            && await desk.CountAsync("reminders", "name = 'withdraw'") == 0));
        // Its id is free once no conversation has it.
        Assert.Equal("vip", (await Catalogue(desk).EnsureLabel("vip", null)).Label!.Id);
    }

    [Fact]
    public async Task Inbox_WhenMadeByItself_IsThereForChannelsAndAgents()
    {
        await using var desk = await Desk.OpenAsync();
        var inbox = desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key("mail"));
        Assert.Equal(new Rejection.NameInvalid(60), (await inbox.Create(Alice, new string('x', 61), new ReopenPolicy.Reopen(), null)).Rejection);
        Assert.Null(await inbox.Get());
        var made = (await inbox.Create(Alice, new string('x', 60), new ReopenPolicy.ReopenWithin(3), new AutoResolvePolicy(60, true))).Inbox!;
        // Asked once more it is the one that is there.
        Assert.Equal(made, (await inbox.Create(Alice, "Other", new ReopenPolicy.Reopen(), null)).Inbox);
        await desk.RestartAsync();
        Assert.Equal(made, Assert.Single(await desk.Silo.Services.GetRequiredService<IInboxQueries>().List(desk.Workspace, default), view => view.Id == made.Id));
        inbox = desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key("mail"));
        Assert.Null(await inbox.Delete(Alice));
        Assert.Null((await inbox.Create(Alice, "Again", new ReopenPolicy.Reopen(), null)).Inbox);
    }

    [Fact]
    public async Task Inbox_WhenItsNameIsTakenInAnyCase_IsRefused_UntilTheOtherIsDeleted()
    {
        await using var desk = await Desk.OpenAsync();
        var (mail, shop) = (desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key("mail")), desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key("shop")));
        await mail.Create(Alice, "Mail", new ReopenPolicy.Reopen(), null);
        Assert.Equal(new Rejection.NameTaken(), (await shop.Create(Alice, "MAIL", new ReopenPolicy.Reopen(), null)).Rejection);
        await shop.Create(Alice, "Shop", new ReopenPolicy.Reopen(), null);
        Assert.Equal(new Rejection.NameTaken(), (await shop.Rename(Alice, "mail")).Rejection);
        Assert.Equal("MAIL", (await mail.Rename(Alice, "MAIL")).Inbox!.Name);
        Assert.Null(await mail.Delete(Alice));
        Assert.Equal("Mail", (await shop.Rename(Alice, "Mail")).Inbox!.Name);
    }

    [Fact]
    public async Task Keyword_WhenRenamed_KeepsItsId()
    {
        await using var desk = await Desk.OpenAsync();
        await Catalogue(desk).EnsureKeyword("refund");
        Assert.Equal(new KeywordView("refund", "Refunds"), (await Catalogue(desk).RenameKeyword("refund", "Refunds"))!.Keyword);
        Assert.Equal(new Rejection.KeywordInvalid(40), (await Catalogue(desk).EnsureKeyword(" x")).Rejection);
        Assert.Null(await Catalogue(desk).RenameKeyword("none", "x"));
    }

    [Fact]
    public async Task Department_WhenTheNameIsTaken_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var made = (await Catalogue(desk).CreateDepartment("Support")).Department!;
        Assert.Equal(new Rejection.NameTaken(), (await Catalogue(desk).CreateDepartment("SUPPORT")).Rejection);
        Assert.Equal(new Rejection.NameInvalid(60), (await Catalogue(desk).CreateDepartment("")).Rejection);
        Assert.Equal("HelpDesk", (await Catalogue(desk).RenameDepartment(made.Id, "HelpDesk"))!.Department!.Name);
        Assert.Null(await Catalogue(desk).RenameDepartment(new DepartmentId("none"), "x"));
    }

    [Fact]
    public async Task Team_WhenTwoWantOneName_OneGetsIt()
    {
        await using var desk = await Desk.OpenAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Team(desk, $"team-{i}").SetName(Alice, i % 2 == 0 ? "Sales" : "SALES")));
        var team = Assert.Single(results, result => result.Team is not null).Team!;
        Assert.All(results.Where(result => result.Team is null), result => Assert.Equal(new Rejection.NameTaken(), result.Rejection));

        await Team(desk, team.Id.Value).SetMember(Alice.Id, true);
        await Team(desk, team.Id.Value).SetMember(Alice.Id, true);
        Assert.Null(await Team(desk, "none").SetMember(Alice.Id, true));
        await desk.RestartAsync();
        var queries = desk.Silo.Services.GetRequiredService<ITeamQueries>();
        Assert.Equal([team.Id], (await queries.Of(desk.Workspace, Alice.Id, default)).AsEnumerable());
        Assert.Equal([Alice.Id], (await queries.Find(desk.Workspace, team.Id, default))!.Members.AsEnumerable());
        Assert.Empty(await queries.Of(new WorkspaceId("zenith"), Alice.Id, default));
        Assert.Empty((await Team(desk, team.Id.Value).SetMember(Alice.Id, false))!.Members);
    }

    [Fact]
    public async Task Team_WhenDeleted_HandsItsConversationsOnAndKeepsItsName()
    {
        await using var desk = await Desk.OpenAsync();
        await Team(desk, "sales").SetName(Alice, "Sales");
        await Team(desk, "sales").SetMember(Alice.Id, true);
        await Team(desk, "help").SetName(Alice, "Help");
        var help = new TeamCard(new TeamId("help"), "Help");
        var (open, closed, other) = (await OfSalesAsync("33600000001"), await OfSalesAsync("33600000002"), await OfSalesAsync("33600000003"));
        var before = await desk.DoAsync(closed.Id, new ConversationCommand.Resolve(Alice));
        await desk.DoAsync(other.Id, new ConversationCommand.AssignTeam(Alice, null));

        Assert.True(await Team(desk, "sales").Delete(Bruno, help));
        Assert.False(await Team(desk, "sales").Delete(Bruno, null));
        await desk.CrashAsync();
        await desk.PassAsync(TimeSpan.FromMinutes(1));
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () =>
            (await desk.AllAsync()).Count(view => view.Team == help.Id) == 2 && await desk.CountAsync("reminders", "name = 'hand-on'") == 0));

        var line = (await desk.TimelineAsync(open.Id)).OfType<TimelineItem.Activity>().Last();
        Assert.Equal((Bruno, (ActivityDetail)new ActivityDetail.TeamAssigned(help)), (line.Actor, line.Detail));
        var after = (await desk.AllAsync()).Single(view => view.Id == closed.Id);
        Assert.Equal((before.Status, before.LastActivityAt), (after.Status, after.LastActivityAt));
        Assert.Null((await desk.AllAsync()).Single(view => view.Id == other.Id).Team);

        var queries = desk.Silo.Services.GetRequiredService<ITeamQueries>();
        Assert.Null(await queries.Find(desk.Workspace, new TeamId("sales"), default));
        Assert.Empty(await queries.Of(desk.Workspace, Alice.Id, default));
        var gone = Assert.Single(await queries.List(desk.Workspace, default), team => team.DeletedAt is not null);
        Assert.Equal("Sales", gone.Name);
        Assert.Null(await Team(desk, "sales").Get());
        Assert.Null(await Team(desk, "sales").SetMember(Alice.Id, true));
        Assert.Equal(new Rejection.NotFound(), (await Team(desk, "sales").SetName(Alice, "Back")).Rejection);
        Assert.Equal("SALES", (await Team(desk, "again").SetName(Alice, "SALES")).Team!.Name);

        async Task<ConversationView> OfSalesAsync(string number) =>
            await desk.DoAsync((await desk.OpenConversationAsync(new(number, null, null))).Id, new ConversationCommand.AssignTeam(Alice, new TeamCard(new TeamId("sales"), "Sales")));
    }

    [Fact]
    public async Task Team_WhenGivenToAConversationJustAfterItsDeletion_IsTakenFromItToo()
    {
        await using var desk = await Desk.OpenAsync();
        await Team(desk, "sales").SetName(Alice, "Sales");
        await Team(desk, "sales").Delete(Bruno, null);
        // As a rule does that knows the team as it was ten seconds ago.
        var late = await desk.OpenConversationAsync();
        await desk.DoAsync(late.Id, new ConversationCommand.AssignTeam(Alice, Sales));
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => await desk.CountAsync("reminders", "name = 'hand-on'") == 0));
        Assert.Null(Assert.Single(await desk.AllAsync()).Team);
    }

    [Fact]
    public async Task Inbox_WhenAnAccountLeadsIntoIt_StaysUntilNoneDoes()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var conversation = await desk.OpenConversationAsync();
        Assert.Equal("Help", (await InboxOf(desk).Rename(Alice, "Help")).Inbox!.Name);
        Assert.Equal(new Rejection.NameInvalid(60), (await InboxOf(desk).Rename(Alice, new string('x', 61))).Rejection);
        Assert.Equal(60, (await InboxOf(desk).Rename(Alice, new string('x', 60))).Inbox!.Name.Length);
        await InboxOf(desk).Rename(Alice, "Help");

        Assert.Equal(new Rejection.InboxConnected(), await InboxOf(desk).Delete(Alice));
        Assert.NotNull(await InboxOf(desk).Get());
        Assert.True(await desk.Silo.Grains.GetGrain<IChannelAccountGrain>(desk.Workspace.Key(desk.Account.Id.Value)).Disconnect(Alice));
        Assert.Null(await InboxOf(desk).Delete(Alice));
        Assert.Null(await InboxOf(desk).Delete(Alice));
        Assert.Equal(new Rejection.NotFound(), await desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key("none")).Delete(Alice));

        await desk.RestartAsync();
        Assert.Null(await InboxOf(desk).Get());
        Assert.Null((await InboxOf(desk).Rename(Alice, "Back")).Inbox);
        Assert.Null(await InboxOf(desk).SetAutoResolve(new AutoResolvePolicy(60, true)));
        var kept = Assert.Single(await desk.Silo.Services.GetRequiredService<IInboxQueries>().List(desk.Workspace, default));
        Assert.Equal(("Help", true), (kept.Name, kept.DeletedAt is not null));
        Assert.Equal(conversation.Id, Assert.Single(await desk.AllAsync()).Id);
    }

    [Fact]
    public async Task Inbox_WhenDeletedWhileAnAccountIsConnected_NeverHasTheAccount()
    {
        await using var desk = await Desk.OpenAsync();
        await InboxOf(desk).Configure("Support", new ReopenPolicy.Reopen());
        await desk.Silo.Grains.GetGrain<IChannelAccountGrain>(desk.Workspace.Key(desk.Account.Id.Value)).Disconnect(Alice);
        var draft = new ConnectionDraft("Line", "200000000000002", "9100000000000001", "a-token-of-some-length", "an-app-secret-of-some-length", "verify-me-please-now", Inbox: Inbox);
        var connect = desk.Silo.Grains.GetGrain<IChannelAccountGrain>(desk.Workspace.Key(ChannelAccountId.OfWhatsApp(desk.Workspace, draft.PhoneNumberId).Value)).Connect(Alice, draft);
        var delete = InboxOf(desk).Delete(Alice);
        Rejection?[] outcomes = [await connect, await delete];
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(outcomes, outcome => outcome is Rejection.InboxConnected or Rejection.UnknownInbox);
    }

    private static IInboxGrain InboxOf(Desk desk) => desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key(Inbox.Value));

    [Fact]
    public async Task Agent_WhenChanged_KeepsThePasswordAndWhatWasThere()
    {
        await using var desk = await Desk.OpenAsync();
        var agent = desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key("alice"));
        Assert.Equal(new Rejection.UnknownAgent(), (await agent.SetTimeZone("Europe/Paris")).Rejection);
        await agent.Ensure("Alice", "alice@example.test", AgentRole.Agent, "hash");
        await agent.SetTimeZone("Europe/Paris");
        await agent.SetInboxes([Inbox]);
        Assert.Equal(new Rejection.TimeZoneUnknown(), (await agent.SetTimeZone("Mars")).Rejection);

        await desk.RestartAsync();
        var found = (await desk.Silo.Services.GetRequiredService<IAgentQueries>().FindByEmail("alice@example.test", default))!;
        Assert.Equal(("hash", "Europe/Paris", true), (found.PasswordHash, found.Profile.TimeZone, found.Profile.IsRestricted));
        Assert.Equal([Inbox], found.Profile.Inboxes!.Value.AsEnumerable());
    }

    [Fact]
    public async Task List_WhenTheAgentIsRestricted_HasOnlyWhatIsHis()
    {
        // S2-19.
        await using var desk = await Desk.OpenAsync();
        var agent = desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key("bruno"));
        await agent.Ensure("Bruno", "bruno@example.test", AgentRole.Agent, "hash");
        await agent.SetInboxes([new InboxId("other")]);
        var his = await desk.OpenConversationAsync();
        await desk.OpenConversationAsync(new("33600000001", null, "Dora"));
        await desk.DoAsync(his.Id, new ConversationCommand.AddParticipant(Alice, BrunoCard));

        var scoped = new ConversationFilter(ConversationTab.All, Bruno.Id, null, null) { Scoped = true };
        Assert.Equal(his.Id, Assert.Single((await desk.Silo.Queries.List(desk.Workspace, scoped, null, 10, default)).Items).Id);
        // Whoever is unknown sees nothing.
        Assert.Empty((await desk.Silo.Queries.List(desk.Workspace, scoped with { Viewer = new AgentId("zoe") }, null, 10, default)).Items);
    }

    [Fact]
    public async Task AnswerTarget_WhenChosen_IsKeptBesideTheCountry()
    {
        await using var desk = await Desk.OpenAsync();
        await Catalogue(desk).Change(Alice, new("FR"));
        Assert.Equal(new WorkspaceSettings("FR", 30), await Catalogue(desk).Change(Alice, new("FR", 30)));
        await desk.RestartAsync();
        Assert.Equal(new WorkspaceSettings("FR", 30), await Catalogue(desk).Settings());
        Assert.Equal(new WorkspaceSettings("FR"), await Catalogue(desk).Change(Alice, new("FR")));
    }

    [Fact]
    public async Task Country_WhenChosen_IsKeptUntilItIsTakenAway()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Null((await Catalogue(desk).Settings()).Country);
        await Catalogue(desk).Change(Alice, new("FR"));
        await desk.RestartAsync();
        Assert.Equal("FR", (await Catalogue(desk).Settings()).Country);
        Assert.Null((await Catalogue(desk).Change(Alice, new(null))).Country);
    }

    [Fact]
    public async Task Owner_WhenTakenAway_GetsNoNewConversation()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var first = await desk.OpenConversationAsync();
        var contact = desk.Silo.Grains.GetGrain<IContactGrain>(desk.Workspace.Key(first.Contact.Id.Value));
        Assert.Equal(AliceCard, (await contact.Execute(new ContactCommand.SetOwner(Alice, AliceCard))).Contact!.Owner);
        Assert.Null((await contact.Execute(new ContactCommand.SetOwner(Alice, null))).Contact!.Owner);
        await desk.DoAsync(first.Id, new ConversationCommand.Resolve(Alice));
        Assert.Null((await desk.OpenConversationAsync()).Assignee);
    }

    private static IWorkspaceGrain Catalogue(Desk desk) => desk.Silo.Grains.GetGrain<IWorkspaceGrain>(desk.Workspace.Value);

    private static ITeamGrain Team(Desk desk, string id) => desk.Silo.Grains.GetGrain<ITeamGrain>(desk.Workspace.Key(id));
}
