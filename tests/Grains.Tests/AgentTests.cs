using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Agents;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Tests.Hosting;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Who works here, on the real journal and its tables.</summary>
public sealed class AgentTests
{
    [Theory]
    [InlineData("", "zoe@example.test")]
    [InlineData("Zoé ", "zoe@example.test")]
    [InlineData("Zoé", "zoe")]
    [InlineData("Zoé", " zoe@example.test")]
    public void Create_WhenNameOrAddressIsNone_IsRefused(string name, string email) =>
        Assert.IsType<Decision<AgentEvent>.Rejected>(AgentRules.Create(AgentState.Initial, new AgentProfile(Alice.Id, name, email, AgentRole.Agent)));

    [Fact]
    public void Create_WhenTheNameIsAsLongAsItMayBe_IsAccepted()
    {
        AgentProfile Named(int length) => new(Alice.Id, new string('z', length), "zoe@example.test", AgentRole.Agent);
        Assert.IsType<Decision<AgentEvent>.Accepted>(AgentRules.Create(AgentState.Initial, Named(AgentRules.NameLimit)));
        Assert.IsType<Decision<AgentEvent>.Rejected>(AgentRules.Create(AgentState.Initial, Named(AgentRules.NameLimit + 1)));
    }

    [Fact]
    public async Task LastAdministrator_WhenAllGoAtOnce_Stays()
    {
        await using var desk = await Desk.OpenAsync();
        string[] all = ["a", "b", "c", "d", "e", "f"];
        foreach (var id in all) await Agent(desk, id).Ensure(id, $"{id}@example.test", AgentRole.Administrator, "hash");
        // Another workspace's administrator is no help.
        await desk.Silo.Grains.GetGrain<IAgentGrain>("zenith/z").Ensure("z", "z@example.test", AgentRole.Administrator, "hash");

        var results = await Task.WhenAll(all.Select((id, index) => index % 2 == 0
            ? Agent(desk, id).SetActive(Alice, active: false)
            : Agent(desk, id).Change(Alice, id, $"{id}@example.test", AgentRole.Agent)));

        Assert.Equal(new Rejection.LastAdministrator(), Assert.Single(results, result => result.Agent is null).Rejection);
        await desk.RestartAsync();
        var left = Assert.Single(await Queries(desk).List(desk.Workspace, default), agent => agent is { Role: AgentRole.Administrator, IsActive: true });
        Assert.Equal(new Rejection.LastAdministrator(), (await Agent(desk, left.Id.Value).SetActive(Alice, active: false)).Rejection);
        // With another one he may go.
        var other = all.First(id => id != left.Id.Value);
        await Agent(desk, other).SetActive(Alice, active: true);
        await Agent(desk, other).Change(Alice, other, $"{other}@example.test", AgentRole.Administrator);
        Assert.NotNull((await Agent(desk, left.Id.Value).SetActive(Alice, active: false)).Agent!.DeactivatedAt);
    }

    [Fact]
    public async Task Email_WhenAnotherHasIt_IsTaken()
    {
        await using var desk = await Desk.OpenAsync();
        await Agent(desk, "a").Ensure("A", "a@example.test", AgentRole.Agent, "hash");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Agent(desk, $"b{i}").Ensure("B", "B@example.test", AgentRole.Agent, "hash")));
        Assert.Single(results, result => result.Agent is not null);
        Assert.All(results.Where(result => result.Agent is null), result => Assert.Equal(new Rejection.EmailTaken(), result.Rejection));
        Assert.Equal(new Rejection.EmailTaken(), (await Agent(desk, "a").Change(Alice, "A", "b@example.test", AgentRole.Agent)).Rejection);
        await Agent(desk, "a").Change(Alice, "Anna", "anna@example.test", AgentRole.Agent);
        Assert.Equal("Anna", (await Queries(desk).FindByEmail("ANNA@example.test", default))!.Profile.Name);
        Assert.Null(await Queries(desk).FindByEmail("a@example.test", default));
    }

    [Fact]
    public async Task Deactivated_WhenAsked_IsThereAndCanBeGivenNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var agent = Agent(desk, "bruno");
        await agent.Ensure("Bruno", "bruno@example.test", AgentRole.Agent, "first");
        await agent.SetPassword(Alice, "second");
        await agent.SetActive(Alice, active: false);
        Assert.Equal(new Rejection.UnknownAgent(), (await agent.SetPassword(Alice, "third")).Rejection);

        await desk.RestartAsync();
        Assert.Null(await Queries(desk).Find(desk.Workspace, Bruno.Id, default));
        Assert.Contains(await Queries(desk).List(desk.Workspace, default), known => known.Id == Bruno.Id);
        var credentials = (await Queries(desk).FindByEmail("bruno@example.test", default))!;
        Assert.Equal(("second", 2, false), (credentials.PasswordHash, credentials.Profile.SessionEpoch, credentials.Profile.IsActive));
        Assert.True((await Agent(desk, "bruno").SetActive(Alice, active: true)).Agent!.IsActive);
        Assert.Equal(2, (await Queries(desk).Find(desk.Workspace, Bruno.Id, default))!.SessionEpoch);
    }

    [Fact]
    public async Task Owner_WhenDeactivated_GetsNoNewConversationAndKeepsTheOld()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        await Agent(desk, Bruno.Id.Value).Ensure("Bruno", "bruno@example.test", AgentRole.Agent, "hash");
        var first = await desk.OpenConversationAsync();
        await desk.Silo.Grains.GetGrain<IContactGrain>(desk.Workspace.Key(first.Contact.Id.Value)).Execute(new ContactCommand.SetOwner(Alice, BrunoCard));
        await desk.DoAsync(first.Id, new ConversationCommand.Resolve(Alice));
        var second = await desk.OpenConversationAsync();
        Assert.Equal(BrunoCard, second.Assignee);

        await Agent(desk, Bruno.Id.Value).SetActive(Alice, active: false);
        Assert.Equal(BrunoCard, (await desk.Silo.Queries.Find(desk.Workspace, second.Id, default))!.Assignee);
        await desk.DoAsync(second.Id, new ConversationCommand.Resolve(Alice));
        Assert.Null((await desk.OpenConversationAsync()).Assignee);
    }

    private static IAgentGrain Agent(Desk desk, string id) => desk.Silo.Grains.GetGrain<IAgentGrain>(desk.Workspace.Key(id));

    private static IAgentQueries Queries(Desk desk) => desk.Silo.Services.GetRequiredService<IAgentQueries>();
}
